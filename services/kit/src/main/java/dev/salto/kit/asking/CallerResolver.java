package dev.salto.kit.asking;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Takes who asks from the header {@code X-Salto-Organisation}: the one place that knows how. */
public final class CallerResolver implements HandlerMethodArgumentResolver {

  /** Id of the organisation in whose name a request is made. */
  public static final String HEADER = "X-Salto-Organisation";

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType().equals(Caller.class);
  }

  @Override
  public Caller resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory factory) {
    String header = request.getHeader(HEADER);
    return new Caller(header == null || header.isBlank() ? null : text(header).strip(), false);
  }

  /** Ids may be Chinese; a servlet container hands out a header's bytes as Latin letters. */
  private static String text(String header) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(header.getBytes(StandardCharsets.ISO_8859_1)))
          .toString();
    } catch (CharacterCodingException e) {
      return header;
    }
  }
}
