package dev.salto.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidator;
import org.apache.avro.SchemaValidatorBuilder;
import org.junit.jupiter.api.Test;

class SchemaHistoryTest {

  private static final SchemaHistory HISTORY = SchemaHistory.frozen();

  /** Every version reads every other: old data by new code and new data by old code. */
  private static final SchemaValidator FULL_TRANSITIVE =
      new SchemaValidatorBuilder().mutualReadStrategy().validateAll();

  @Test
  void theNewestFrozenVersionIsWhatTheClassesWereMadeFrom() {
    assertThat(HISTORY.subjects()).containsExactlyInAnyOrderElementsOf(Subjects.current().keySet());
    Subjects.current()
        .forEach((subject, schema) ->
            assertThat(HISTORY.latest(subject).schema())
                .as("%s changed; freeze it as a new version as CONTRIBUTING.md says", subject)
                .isEqualTo(schema));
  }

  @Test
  void everyVersionOfASubjectIsCompatibleWithEveryOther() throws SchemaValidationException {
    for (String subject : HISTORY.subjects()) {
      List<Schema> schemas = HISTORY.versions(subject).stream().map(SchemaVersion::schema).toList();
      FULL_TRANSITIVE.validate(schemas.getLast(), schemas.subList(0, schemas.size() - 1));
    }
  }

  @Test
  void aBreakingChangeIsFound() {
    Map<String, Schema> breaking =
        Map.of(
            "a field without a default",
            changed("{\"name\":\"weight\",\"type\":\"int\"}"),
            "a field of another type",
            new Schema.Parser()
                .parse(
                    HISTORY
                        .latest(Topics.PARK_DAYS.subject())
                        .schema()
                        .toString()
                        .replace("\"logicalType\":\"date\"", "\"logicalType\":\"none\"")
                        .replace("\"int\"", "\"string\"")),
            "a field that is gone",
            SchemaBuilder.record("ParkDay")
                .namespace("dev.salto.records")
                .fields()
                .requiredString("park")
                .endRecord());
    breaking.forEach((what, schema) ->
        assertThatThrownBy(() ->
                FULL_TRANSITIVE.validate(
                    schema, List.of(HISTORY.latest(Topics.PARK_DAYS.subject()).schema())))
            .as(what)
            .isInstanceOf(SchemaValidationException.class));
  }

  @Test
  void aFieldWithADefaultIsNoBreakingChange() throws SchemaValidationException {
    FULL_TRANSITIVE.validate(
        changed("{\"name\":\"holiday\",\"type\":\"boolean\",\"default\":false}"),
        List.of(HISTORY.latest(Topics.PARK_DAYS.subject()).schema()));
  }

  @Test
  void idsAreGivenOnceAndCountUp() {
    List<Integer> ids = HISTORY.versions().stream().map(SchemaVersion::id).toList();
    assertThat(ids).isSorted().doesNotHaveDuplicates().startsWith(1);
    assertThat(HISTORY.byId(ids.getLast() + 1)).isEmpty();
    SchemaVersion first = HISTORY.versions().getFirst();
    assertThatThrownBy(() -> new SchemaHistory(List.of(first, first)))
        .hasMessageContaining("twice");
  }

  private static Schema changed(String field) {
    String json = HISTORY.latest(Topics.PARK_DAYS.subject()).schema().toString();
    int end = json.lastIndexOf(']');
    return new Schema.Parser().parse(json.substring(0, end) + "," + field + json.substring(end));
  }
}
