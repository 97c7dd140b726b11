package dev.salto.kit.imports;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What an import takes, as an empty file to fill in: the answer to a GET where a POST imports. */
public final class Template {

  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  private Template() {}

  /**
   * The template of an import.
   *
   * @param lang a language tag; for a Chinese one the heads are Chinese
   */
  public static ResponseEntity<byte[]> of(Importer importer, String lang) {
    boolean chinese = Locale.forLanguageTag(lang).getLanguage().equals("zh");
    return ResponseEntity.ok()
        .contentType(CSV)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(importer.file() + ".csv").build().toString())
        .body(CsvReading.template(importer.heads(), chinese).getBytes(StandardCharsets.UTF_8));
  }
}
