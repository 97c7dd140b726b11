package dev.salto.buyerorders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.kit.testing.Api.Answer;
import dev.salto.schemas.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Files of documents: taken in, kept under their content's name, handed out to those they concern.
 */
class DocumentFileTest extends OrdersTest {

  @Test
  void anUploadedFileIsKeptUnderItsHashAndHandedOutToBuyerAndVerifiersAlone() throws Exception {
    buyer().post(ORDERS, order("filed-1")).is(201);
    byte[] pdf = pdf("award of 2026");
    Answer added = upload("filed-1", evidence("U-1"), pdf).is(201);
    JsonNode document = added.json().get("evidence").get(1);
    assertThat(document.get("sha256").asString()).isEqualTo(sha256(pdf));
    assertThat(document.get("mediaType").asString()).isEqualTo("application/pdf");
    assertThat(document.get("state").asString()).isEqualTo("AWAITED");
    assertThat(added.json().get("version").asInt()).isEqualTo(1);

    for (String insider : List.of("buyer", "office", "kin")) {
      HttpResponse<byte[]> file = download("filed-1", 2, insider);
      assertThat(file.statusCode()).isEqualTo(200);
      assertThat(file.body()).isEqualTo(pdf);
      assertThat(file.headers().map())
          .containsEntry("Content-Type", List.of("application/pdf"))
          .containsEntry("X-Content-Type-Options", List.of("nosniff"))
          .containsEntry("Content-Security-Policy", List.of("default-src 'none'; sandbox"))
          .containsEntry("Cache-Control", List.of("no-store"));
      assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
          .startsWith("attachment;")
          .contains("filed-1-2.pdf");
    }
    String path = ORDERS + "/filed-1/evidence/";
    for (String outsider : List.of("other-buyer", "institute", "agency")) {
      as(outsider).get(path + "2/file").isProblem(403, "NOT_ALLOWED");
    }
    as(null).get(path + "2/file").isProblem(401, "WHO_ASKS");
    buyer().get(path + "1/file").isProblem(404, "NO_FILE");
    buyer().get(path + "9/file").isProblem(404, "NOT_FOUND");
    buyer().get(ORDERS + "/no-such/evidence/1/file").isProblem(404, "NOT_FOUND");
  }

  @Test
  void theKindOfAFileIsWhatItsContentSays() throws Exception {
    buyer().post(ORDERS, order("kinds")).is(201);
    Map<String, byte[]> kinds =
        Map.of(
            "application/pdf", pdf("kinds"),
            "image/png", bytes(0x89, 'P', 'N', 'G', 13, 10, 26, 10, 1),
            "image/jpeg", bytes(0xFF, 0xD8, 0xFF, 0xE0, 1),
            "application/ofd", zip("Doc_0/Document.xml", "OFD.xml"));
    int n = 1;
    for (Map.Entry<String, byte[]> kind : kinds.entrySet()) {
      Answer added = upload("kinds", evidence("K"), kind.getValue()).is(201);
      assertThat(added.json().get("evidence").get(n++).get("mediaType").asString())
          .isEqualTo(kind.getKey());
    }
    for (byte[] other :
        List.of(
            "<html><script>alert(1)</script>%PDF-".getBytes(StandardCharsets.UTF_8),
            zip("word/document.xml"),
            "PK\3\4 no zip at all".getBytes(StandardCharsets.ISO_8859_1),
            bytes('M', 'Z', 0, 0),
            bytes(0xFF, 0xD8, 0xFF))) {
      writesNothing(Topics.BUYER_ORDERS, () -> upload("kinds", evidence("K"), other))
          .isInvalid("file FILE_TYPE");
    }
    writesNothing(Topics.BUYER_ORDERS, () -> upload("kinds", evidence("K"), new byte[0]))
        .isInvalid("file REQUIRED");
  }

  @Test
  void aStatedHashThatIsNotTheFilesIsRefusedAndNothingIsKept() throws Exception {
    buyer().post(ORDERS, order("hashed")).is(201);
    byte[] pdf = pdf("hashed");
    ObjectNode wrong = evidence("H-1").put("sha256", "0".repeat(64));
    List<Path> before = kept();
    writesNothing(Topics.BUYER_ORDERS, () -> upload("hashed", wrong, pdf))
        .isInvalid("sha256 DIFFERS");
    writesNothing(
            Topics.BUYER_ORDERS,
            () -> upload("hashed", evidence("H-1").put("date", "2026-01-06"), pdf))
        .isInvalid("date FUTURE");
    writesNothing(
            Topics.BUYER_ORDERS,
            () -> upload("hashed", order("hashed").get("evidence").deepCopy(), pdf))
        .isInvalid("body TYPE");
    assertThat(kept()).isEqualTo(before);

    upload("hashed", evidence("H-1").put("sha256", sha256(pdf).toUpperCase()), pdf).is(201);
    assertThat(kept()).hasSize(before.size() + 1);
    assertThat(kept())
        .as("no part of a file is left")
        .allMatch(it -> !it.toString().endsWith(".part"));
  }

  @Test
  void aFileThatBacksAnotherOrderIsRefused() throws Exception {
    buyer().post(ORDERS, order("has-file")).is(201);
    buyer().post(ORDERS, order("wants-file")).is(201);
    byte[] pdf = pdf("one and only");
    upload("has-file", evidence("A-1"), pdf).is(201);
    Answer refused =
        writesNothing(Topics.BUYER_ORDERS, () -> upload("wants-file", evidence("A-2"), pdf));
    refused.isProblem(409, "DOCUMENT_IN_USE");
    assertThat(refused.errors()).containsExactly("sha256 DOCUMENT_IN_USE");
  }

  @Test
  void whoStatesTheHashOfAFileThatOthersUploadedDoesNotGetIt() throws Exception {
    buyer().post(ORDERS, order("uploaded")).is(201);
    byte[] pdf = pdf("not yours");
    upload("uploaded", evidence("Y-1"), pdf).is(201);
    buyer().delete(ORDERS + "/uploaded").is(200);
    ObjectNode thief = order("thief").put("buyer", "other-buyer");
    ((ObjectNode) thief.get("evidence").get(0))
        .put("sha256", sha256(pdf))
        .put("mediaType", "application/pdf");
    as("other-buyer").post(ORDERS, thief).is(201);
    as("other-buyer").get(ORDERS + "/thief/evidence/1/file").isProblem(404, "NO_FILE");
    assertThat(download("uploaded", 2, "buyer").body()).as("withdrawn or not").isEqualTo(pdf);
  }

  @Test
  void aFileThatIsGoneOrChangedOnTheDiskIsNotHandedOut() throws Exception {
    buyer().post(ORDERS, order("on-disk")).is(201);
    byte[] pdf = pdf("on disk");
    upload("on-disk", evidence("D-1"), pdf).is(201);
    Path place =
        DATA.resolve("documents").resolve(sha256(pdf).substring(0, 2)).resolve(sha256(pdf));
    Files.write(place, pdf("forged"));
    as("office").get(ORDERS + "/on-disk/evidence/2/file").isProblem(500, "FILE_DAMAGED");
    Files.delete(place);
    as("office").get(ORDERS + "/on-disk/evidence/2/file").isProblem(404, "FILE_MISSING");
  }

  @Test
  void onlyTheBuyerUploadsToItsOpenOrder() throws Exception {
    buyer().post(ORDERS, order("guarded")).is(201);
    byte[] pdf = pdf("guarded");
    List<Path> before = kept();
    for (String other : List.of("other-buyer", "office", "agency")) {
      writesNothing(Topics.BUYER_ORDERS, () -> upload("guarded", other, form(evidence("G-1"), pdf)))
          .isProblem(403, "NOT_ALLOWED");
    }
    buyer().delete(ORDERS + "/guarded").is(200);
    writesNothing(Topics.BUYER_ORDERS, () -> upload("guarded", evidence("G-1"), pdf))
        .isProblem(409, "NOT_OPEN");
    assertThat(kept()).isEqualTo(before);
  }

  @Test
  void aFileMayHaveTenMebibytesAndNotMore() throws Exception {
    buyer().post(ORDERS, order("large")).is(201);
    byte[] largest = new byte[DocumentFiles.MOST];
    System.arraycopy(pdf(""), 0, largest, 0, 6);
    upload("large", evidence("L-1"), largest).is(201);
    assertThat(download("large", 2, "office").body()).hasSize(DocumentFiles.MOST);
    byte[] larger = new byte[DocumentFiles.MOST + 1];
    System.arraycopy(pdf(""), 0, larger, 0, 6);
    writesNothing(Topics.BUYER_ORDERS, () -> upload("large", evidence("L-2"), larger))
        .isProblem(413, "TOO_LARGE");
  }

  @Test
  void aFormWithoutItsPartsOrWithBrokenJsonIsRefused() throws Exception {
    buyer().post(ORDERS, order("formless")).is(201);
    byte[] whole = form(evidence("B-1"), pdf("formless"));
    String text = new String(whole, StandardCharsets.ISO_8859_1);
    for (String[] broken :
        new String[][] {
          {"name=\"file\"", "name=\"scan\"", "NO_FILE"},
          {"name=\"document\"", "name=\"about\"", "NO_FILE"},
          {"{\"kind\"", "{kind", "MALFORMED"}
        }) {
      byte[] form = text.replace(broken[0], broken[1]).getBytes(StandardCharsets.ISO_8859_1);
      writesNothing(Topics.BUYER_ORDERS, () -> upload("formless", "buyer", form))
          .isProblem(400, broken[2]);
    }
  }

  private Answer upload(String order, JsonNode document, byte[] file) {
    return upload(order, "buyer", form(document, file));
  }

  private Answer upload(String order, String who, byte[] form) {
    return as(who)
        .send(
            "POST",
            ORDERS + "/" + order + "/evidence",
            BodyPublishers.ofByteArray(form),
            "Content-Type",
            "multipart/form-data; boundary=b");
  }

  /** As curl sends it: the document without a type, the file under any name and type. */
  private static byte[] form(JsonNode document, byte[] file) {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(
        ("--b\r\nContent-Disposition: form-data; name=\"document\"\r\n\r\n"
                + document
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.html\"\r\n"
                + "Content-Type: text/html\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    form.writeBytes(file);
    form.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII));
    return form.toByteArray();
  }

  private HttpResponse<byte[]> download(String order, int n, String who) throws Exception {
    URI place =
        URI.create(
            "http://127.0.0.1:"
                + as(who).port()
                + ORDERS
                + "/"
                + order
                + "/evidence/"
                + n
                + "/file");
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(place).header("X-Salto-Organisation", who).build(),
            HttpResponse.BodyHandlers.ofByteArray());
  }

  private static List<Path> kept() throws IOException {
    Path folder = DATA.resolve("documents");
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static byte[] pdf(String content) {
    return ("%PDF-1.7\n" + content).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zip(String... entries) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(file)) {
      for (String entry : entries) {
        zip.putNextEntry(new ZipEntry(entry));
        zip.write(bytes('x'));
      }
    }
    return file.toByteArray();
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private static String sha256(byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }
}
