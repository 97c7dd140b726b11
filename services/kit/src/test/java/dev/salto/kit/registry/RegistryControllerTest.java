package dev.salto.kit.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.records.MatchEvent;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What clients of a Confluent registry ask for, and the answers that they understand. */
class RegistryControllerTest {

  private static final String SUBJECT = "/subjects/salto.match-events.v1-value";

  private final MockMvcTester registry = MockMvcTester.of(new RegistryController());

  @Test
  void aSchemaIsFoundByTheIdInFrontOfARecord() {
    JsonNode latest = found(SUBJECT + "/versions/latest");
    int id = latest.get("id").asInt();

    JsonNode byId = found("/schemas/ids/" + id + "?fetchMaxId=false&subject=any");

    assertThat(byId.propertyNames()).containsExactly("schema");
    assertThat(new Schema.Parser().parse(byId.get("schema").asString()))
        .isEqualTo(MatchEvent.getClassSchema());
    assertThat(found("/schemas/ids/" + id + "/versions"))
        .isEqualTo(
            JsonMapper.shared()
                .readTree(
                    "[{\"subject\":\"salto.match-events.v1-value\",\"version\":%d}]"
                        .formatted(latest.get("version").asInt())));
  }

  @Test
  void aVersionNamesItsSubjectItsIdAndItsSchema() {
    JsonNode version = found(SUBJECT + "/versions/1");

    assertThat(version.propertyNames())
        .containsExactly("subject", "version", "id", "schemaType", "schema");
    assertThat(version.get("subject").asString()).isEqualTo("salto.match-events.v1-value");
    assertThat(version.get("version").asInt()).isEqualTo(1);
    assertThat(version.get("schemaType").asString()).isEqualTo("AVRO");
    assertThat(version.get("schema"))
        .isEqualTo(found("/schemas/ids/" + version.get("id").asInt()).get("schema"));
  }

  @Test
  void subjectsAndTheirVersionsAreListed() {
    assertThat(found("/subjects").valueStream().map(JsonNode::asString))
        .contains("salto.match-events.v1-value", "salto.unmet-orders.v1-value");
    assertThat(found(SUBJECT + "/versions")).hasToString("[1,2]");
  }

  @Test
  void compatibilityAndModeAreToldForAllAndForOne() {
    assertThat(found("/config")).hasToString("{\"compatibilityLevel\":\"FULL_TRANSITIVE\"}");
    assertThat(found("/config/any")).isEqualTo(found("/config"));
    assertThat(found("/mode")).hasToString("{\"mode\":\"READONLY\"}");
  }

  @Test
  void whatIsNotThereIsRefusedWithTheCodesThatClientsKnow() {
    assertUnknown("/subjects/nobody/versions", 40401);
    assertUnknown("/subjects/nobody/versions/latest", 40401);
    assertUnknown(SUBJECT + "/versions/999", 40402);
    assertUnknown("/schemas/ids/999", 40403);
  }

  @Test
  void nothingIsRegistered() {
    assertThat(registry.post().uri("/registry" + SUBJECT + "/versions")).hasStatus(405);
  }

  private void assertUnknown(String path, int code) {
    MvcTestResult answer = ask(path);
    assertThat(answer).hasStatus(404);
    assertThat(json(answer).propertyNames()).containsExactlyInAnyOrder("error_code", "message");
    assertThat(json(answer).get("error_code").asInt()).isEqualTo(code);
    assertThat(json(answer).get("message").asString()).isNotBlank();
  }

  private JsonNode found(String path) {
    MvcTestResult answer = ask(path);
    assertThat(answer).hasStatusOk();
    return json(answer);
  }

  private static JsonNode json(MvcTestResult answer) {
    assertThat(answer).hasContentType("application/vnd.schemaregistry.v1+json");
    return JsonMapper.shared().readTree(answer.getResponse().getContentAsByteArray());
  }

  /** As Confluent's own clients do. */
  private MvcTestResult ask(String path) {
    return registry
        .get()
        .uri("/registry" + path)
        .header(
            "Accept",
            "application/vnd.schemaregistry.v1+json, application/vnd.schemaregistry+json; qs=0.9,"
                + " application/json; qs=0.5")
        .exchange();
  }
}
