package dev.salto.matching.life;

import org.jspecify.annotations.Nullable;

/**
 * Why a match ended.
 *
 * @param code CHANGED, WITHDRAWN, UNREADABLE, DISPLACED, DECLINED, EXPIRED, FAILED, a criterion or
 *     a gate
 * @param ref what it refers to: a posting, a match, an organisation or, as {@code order#n}, a
 *     document
 * @param reason in the words of who decided
 */
public record Cause(String code, @Nullable String ref, @Nullable String reason) {

  public static final String CHANGED = "CHANGED";
  public static final String WITHDRAWN = "WITHDRAWN";
  public static final String UNREADABLE = "UNREADABLE";
}
