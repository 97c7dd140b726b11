package dev.salto.kit.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.Selection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.UriComponentsBuilder;

class ListRequestTest {

  @Test
  void aListIsOfTheStandingOnesFromItsFirstPageUnlessAskedOtherwise() {
    ListRequest request = request("");
    assertThat(request.page()).isZero();
    assertThat(request.size()).isEqualTo(50);
    assertThat(request.selection(List.of("OPEN")).statuses()).containsExactly("OPEN");
    assertThat(request("status=WITHDRAWN,OPEN").selection(List.of("OPEN")).statuses())
        .containsExactly("WITHDRAWN", "OPEN");
    assertThat(request("status=ALL").selection(List.of("OPEN")).statuses()).isEmpty();
  }

  @Test
  void aFilterMayBeGivenTwiceOrWithCommas() {
    Selection selection =
        request("field=7.2&field=5.1,,%201&park=hetao&q=A%20b").selection(List.of());
    assertThat(selection.tags())
        .containsExactly(new Selection.Tag("field", List.of("7.2", "5.1", "1")));
    assertThat(selection.park()).isEqualTo("hetao");
    assertThat(selection.words()).containsExactly("a", "b");
    assertThat(request("field=&q=").selection(List.of()).tags()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "size=0",
        "size=201",
        "page=-1",
        "page=99999999999",
        "page=one",
        "size=1.5",
        "colour=red",
        "state=OPEN",
        "park=a,b"
      })
  void whatIsUnknownOrOutOfRangeIsRefused(String query) {
    assertThatThrownBy(() -> request(query))
        .isInstanceOfSatisfying(
            Problem.class, it -> assertThat(it.code()).isEqualTo("INVALID_PARAMETER"));
  }

  private static ListRequest request(String query) {
    var parameters =
        UriComponentsBuilder.fromUriString("/?" + query).build().getQueryParams().entrySet();
    var decoded = new org.springframework.util.LinkedMultiValueMap<String, String>();
    parameters.forEach(it ->
        it.getValue()
            .forEach(value ->
                decoded.add(
                    it.getKey(),
                    value == null
                        ? ""
                        : java.net.URLDecoder.decode(
                            value, java.nio.charset.StandardCharsets.UTF_8))));
    return ListRequest.of(decoded, Set.of("field"));
  }
}
