package dev.salto.dashboard.pages;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * The language of a request: the parameter {@code lang} of this request, which is remembered, else
 * what was remembered, else what the browser asks for.
 */
final class PageLanguage implements LocaleResolver, HandlerInterceptor {

  private static final String PARAMETER = "lang";
  private static final String COOKIE = "salto-language";

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    String chosen = request.getParameter(PARAMETER);
    if (chosen == null) {
      Cookie remembered = WebUtils.getCookie(request, COOKIE);
      chosen = remembered == null ? null : remembered.getValue();
    }
    List<Locale> wanted =
        chosen != null
            ? List.of(Locale.forLanguageTag(chosen))
            : request.getHeader("Accept-Language") == null
                ? List.of()
                : Collections.list(request.getLocales());
    return Language.of(wanted).locale();
  }

  @Override
  public void setLocale(
      HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
    throw new UnsupportedOperationException("The language is chosen by the parameter lang.");
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    String chosen = request.getParameter(PARAMETER);
    if (chosen != null) {
      response.addCookie(
          Remembered.cookie(COOKIE, Language.of(Locale.forLanguageTag(chosen)).tag()));
    }
    return true;
  }
}
