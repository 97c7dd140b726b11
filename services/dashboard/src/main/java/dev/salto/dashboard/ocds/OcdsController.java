package dev.salto.dashboard.ocds;

import dev.salto.kit.posting.ListRequest;
import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /api/v1/ocds/releases}: the public orders as an OCDS 1.1 release package. Who wants the
 * next page follows the header {@code Link}, since a package has no place for it.
 */
@RestController
final class OcdsController {

  private final Purchases purchases;
  private final ReleaseJson releases;
  private final String publisher;

  OcdsController(Purchases purchases, ReleaseJson releases, OcdsConfiguration.Publisher publisher) {
    this.purchases = purchases;
    this.releases = releases;
    this.publisher = publisher.name();
  }

  @GetMapping("/api/v1/ocds/releases")
  ResponseEntity<ObjectNode> releases(@RequestParam MultiValueMap<String, String> parameters) {
    Page<Purchase> page = purchases.page(ListRequest.of(parameters, Set.of()));
    if (page.items().isEmpty()) {
      throw Problem.of(
          HttpStatus.NOT_FOUND,
          "NO_RELEASES",
          "No order here is public, or the page is behind the last; a package needs a release.");
    }
    ServletUriComponentsBuilder here = ServletUriComponentsBuilder.fromCurrentRequest();
    ObjectNode content = OcdsWords.object();
    content.put("uri", here.build().toUriString());
    content.put("version", "1.1");
    content.put("publishedDate", lastChange(page));
    content.putObject("publisher").put("name", publisher);
    ArrayNode all = content.putArray("releases");
    page.items().forEach(it -> all.add(releases.of(it)));
    return ResponseEntity.ok().headers(links(here, page)).body(content);
  }

  /** A package that is made when asked for was published when its content last changed. */
  private static String lastChange(Page<Purchase> page) {
    Purchase last =
        page.items().stream().max(Comparator.comparing(Purchase::changedAt)).orElseThrow();
    return OcdsWords.time(last.changedAt(), last.zone());
  }

  private static HttpHeaders links(ServletUriComponentsBuilder here, Page<Purchase> page) {
    List<String> links = new ArrayList<>();
    if (page.page() > 0) {
      links.add(link(here, page.page() - 1, "prev"));
    }
    if ((page.page() + 1L) * page.size() < page.total()) {
      links.add(link(here, page.page() + 1, "next"));
    }
    HttpHeaders headers = new HttpHeaders();
    if (!links.isEmpty()) {
      headers.put(HttpHeaders.LINK, List.of(String.join(", ", links)));
    }
    return headers;
  }

  private static String link(ServletUriComponentsBuilder here, int page, String relation) {
    String uri = here.cloneBuilder().replaceQueryParam("page", page).build().toUriString();
    return "<%s>; rel=\"%s\"".formatted(URI.create(uri), relation);
  }
}
