package dev.salto.kit.registry;

import dev.salto.schemas.SchemaHistory;
import dev.salto.schemas.SchemaVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The frozen schemas, read-only, as clients of a Confluent registry ask for them. */
@RestController
@RequestMapping(
    path = "/registry",
    produces = {RegistryController.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE})
public final class RegistryController {

  static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

  private final SchemaHistory history = SchemaHistory.frozen();

  /** The schema with this id. */
  @GetMapping("/schemas/ids/{id}")
  public Map<String, Object> byId(@PathVariable int id) {
    return Map.of("schema", schema(known(id)));
  }

  /** The subjects and versions that have this id. */
  @GetMapping("/schemas/ids/{id}/versions")
  public List<Map<String, Object>> places(@PathVariable int id) {
    SchemaVersion version = known(id);
    return List.of(Map.of("subject", version.subject(), "version", version.version()));
  }

  /** The kinds of schema that are known. */
  @GetMapping("/schemas/types")
  public List<String> types() {
    return List.of("AVRO");
  }

  /** All subjects. */
  @GetMapping("/subjects")
  public List<String> subjects() {
    return history.subjects();
  }

  /** The versions of a subject. */
  @GetMapping("/subjects/{subject}/versions")
  public List<Integer> versions(@PathVariable String subject) {
    return known(subject).stream().map(SchemaVersion::version).toList();
  }

  /** One version of a subject, or its latest. */
  @GetMapping("/subjects/{subject}/versions/{version}")
  public Map<String, Object> version(@PathVariable String subject, @PathVariable String version) {
    SchemaVersion found =
        version.equals("latest")
            ? known(subject).getLast()
            : known(subject).stream()
                .filter(it -> String.valueOf(it.version()).equals(version))
                .findFirst()
                .orElseThrow(() -> UnknownSchemaException.version(subject, version));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("subject", found.subject());
    answer.put("version", found.version());
    answer.put("id", found.id());
    answer.put("schemaType", "AVRO");
    answer.put("schema", schema(found));
    return answer;
  }

  /** How schemas may change. */
  @GetMapping({"/config", "/config/{subject}"})
  public Map<String, Object> config() {
    return Map.of("compatibilityLevel", "FULL_TRANSITIVE");
  }

  /** Nothing is ever written through this face. */
  @GetMapping({"/mode", "/mode/{subject}"})
  public Map<String, Object> mode() {
    return Map.of("mode", "READONLY");
  }

  /** Clients of a Confluent registry read nothing but these two members, and take no others. */
  @ExceptionHandler
  ResponseEntity<Map<String, Object>> unknown(UnknownSchemaException e) {
    return ResponseEntity.status(HttpStatus.NOT_FOUND)
        .contentType(MediaType.parseMediaType(MEDIA_TYPE))
        .body(Map.of("error_code", e.code(), "message", String.valueOf(e.getMessage())));
  }

  private SchemaVersion known(int id) {
    return history.byId(id).orElseThrow(() -> UnknownSchemaException.id(id));
  }

  private List<SchemaVersion> known(String subject) {
    List<SchemaVersion> versions = history.versions(subject);
    if (versions.isEmpty()) {
      throw UnknownSchemaException.subject(subject);
    }
    return versions;
  }

  private static String schema(SchemaVersion version) {
    return version.schema().toString();
  }
}
