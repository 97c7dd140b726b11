package dev.salto.dashboard.pages;

/** What organisations and parks are called; an id that is none stays the id. */
interface Names {

  /** The name of an organisation. */
  String organisation(String id, Words words);

  /** The name of a park. */
  String park(String id, Words words);
}
