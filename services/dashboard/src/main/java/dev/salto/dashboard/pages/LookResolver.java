package dev.salto.dashboard.pages;

import dev.salto.dashboard.asking.Services;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.WebUtils;

/** Takes who looks from what the browser remembers: the one place of the pages that knows how. */
final class LookResolver implements HandlerMethodArgumentResolver {

  /** Name of the cookie with the id of the organisation in whose name someone looks. */
  static final String COOKIE = "salto-organisation";

  private final Phrases phrases;
  private final Services services;

  LookResolver(Phrases phrases, Services services) {
    this.phrases = phrases;
    this.services = services;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType().equals(Look.class);
  }

  @Override
  public Look resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory factory) {
    return look(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
  }

  Look look(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, COOKIE);
    String organisation = cookie == null || cookie.getValue().isBlank() ? null : cookie.getValue();
    return look(request, organisation);
  }

  /** The same reader, asking in nobody's name. */
  Look anybody(HttpServletRequest request) {
    return look(request, null);
  }

  private Look look(HttpServletRequest request, @Nullable String organisation) {
    return new Look(
        phrases.words(Language.of(RequestContextUtils.getLocale(request))),
        organisation,
        services.as(organisation));
  }
}
