package dev.salto.dashboard.pages;

/** Names of nobody: what is asked for is the id itself. */
final class Nobody implements Names {

  @Override
  public String organisation(String id, Words words) {
    return id;
  }

  @Override
  public String park(String id, Words words) {
    return id;
  }
}
