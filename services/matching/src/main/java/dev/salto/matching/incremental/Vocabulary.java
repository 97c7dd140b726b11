package dev.salto.matching.incremental;

/** The codes that postings of a park speak in. */
record Vocabulary(Codes fields, Codes attributes, Codes jurisdictions, Codes permits) {

  Vocabulary() {
    this(Codes.ofFields(), Codes.plain(), Codes.plain(), Codes.plain());
  }
}
