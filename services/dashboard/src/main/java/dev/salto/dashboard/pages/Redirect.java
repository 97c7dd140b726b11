package dev.salto.dashboard.pages;

import org.springframework.web.util.UriComponentsBuilder;

/** Where a form leads once what it asked for is done. */
final class Redirect {

  private Redirect() {}

  /**
   * The page of this path, which tells what was done.
   *
   * @param done the phrase {@code done.…} that it is told in
   */
  static String done(String done, String... path) {
    return "redirect:"
        + UriComponentsBuilder.newInstance()
            .pathSegment(path)
            .queryParam("done", done)
            .build()
            .encode()
            .toUriString();
  }
}
