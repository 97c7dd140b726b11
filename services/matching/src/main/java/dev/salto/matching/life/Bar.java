package dev.salto.matching.life;

import dev.salto.matching.model.Versions;

/**
 * Keeps a pair apart while all three postings are at these versions.
 *
 * @param code why: DECLINED, EXPIRED, FAILED or the code of the refused gate
 */
public record Bar(Versions versions, String code) {}
