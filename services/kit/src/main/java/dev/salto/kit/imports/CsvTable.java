package dev.salto.kit.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.salto.kit.problem.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;

/**
 * A CSV file as people and Excel write it: UTF-8 with or without a byte order mark or GB18030,
 * separated by commas, semicolons or tabs, perhaps below a line {@code sep=;}, with empty rows and
 * columns at its edges.
 *
 * @param heads the heads of its columns, as {@link #plain} makes them
 * @param written the same heads as they stand in the file
 * @param rows its rows with content
 */
record CsvTable(List<String> heads, List<String> written, List<Row> rows) {

  static final int MOST_ROWS = 10_000;

  /** Excel's own way to tell the separator; it does not count as a row. */
  private static final Pattern HINT = Pattern.compile("sep=([,;\\t])\\R", Pattern.CASE_INSENSITIVE);

  /**
   * A row.
   *
   * @param number 1 for the first below the heads, empty ones not counted
   * @param line as a spreadsheet numbers it, the heads being 1
   * @param cells by head, stripped
   * @param surplus whether it has content in cells without a head
   * @param decimalComma whether a comma in a number may be the decimal one: programs that write
   *     semicolons between cells do so where commas are
   */
  record Row(
      int number, int line, Map<String, String> cells, boolean surplus, boolean decimalComma) {
    String cell(String head) {
      return cells.getOrDefault(head, "");
    }
  }

  /**
   * Reads a file.
   *
   * @throws Problem 422 {@code NO_CSV} if it is none
   */
  static CsvTable read(byte[] file) {
    String text = text(file);
    Matcher hint = HINT.matcher(text);
    char separator;
    if (hint.lookingAt()) {
      separator = hint.group(1).charAt(0);
      text = text.substring(hint.end());
    } else {
      separator = separator(text);
    }
    List<CsvRecord> records = new ArrayList<>();
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .fieldSeparator(separator)
            .skipEmptyLines(false)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text)) {
      csv.forEach(records::add);
    } catch (CsvParseException e) {
      throw noCsv("The file is no CSV: " + e.getMessage());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    if (records.isEmpty() || records.getFirst().getFields().stream().allMatch(String::isBlank)) {
      throw noCsv("The file is empty; its first row must hold the heads of the columns.");
    }
    List<String> written = records.getFirst().getFields().stream().map(String::strip).toList();
    List<String> heads =
        written.stream()
            .map(head -> plain(head).toLowerCase(Locale.ROOT).replace(' ', '_'))
            .toList();
    List<Row> rows = new ArrayList<>();
    for (int i = 1; i < records.size(); i++) {
      List<String> fields = records.get(i).getFields();
      if (fields.stream().allMatch(String::isBlank)) {
        continue;
      }
      Map<String, String> cells = new HashMap<>();
      boolean surplus = false;
      for (int c = 0; c < fields.size(); c++) {
        String head = c < heads.size() ? heads.get(c) : "";
        if (!head.isEmpty()) {
          cells.put(head, fields.get(c).strip());
        } else {
          surplus |= !fields.get(c).isBlank();
        }
      }
      rows.add(new Row(rows.size() + 1, i + 1, cells, surplus, separator == ';'));
    }
    if (rows.size() > MOST_ROWS) {
      throw noCsv("The file has " + rows.size() + " rows; at most " + MOST_ROWS + " are taken.");
    }
    return new CsvTable(heads, written, rows);
  }

  /** Full-width letters and signs as plain ones, {@code ≥ ≤} as {@code >= <=}. */
  static String plain(String cell) {
    return Normalizer.normalize(cell, Normalizer.Form.NFKC)
        .replace("≥", ">=")
        .replace("≤", "<=")
        .strip();
  }

  private static String text(byte[] file) {
    if (file.length > 3 && file[0] == 'P' && file[1] == 'K' && file[2] == 3 && file[3] == 4) {
      throw noCsv("The file is a workbook (XLSX); save it as CSV UTF-8.");
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    } catch (CharacterCodingException e) {
      try {
        text = Charset.forName("GB18030").newDecoder().decode(ByteBuffer.wrap(file)).toString();
      } catch (CharacterCodingException f) {
        throw noCsv("The file is neither UTF-8 nor GB18030 text.");
      }
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static char separator(String text) {
    String first = text.lines().findFirst().orElse("");
    if (first.indexOf(',') >= 0) {
      return ',';
    }
    return first.indexOf('\t') >= 0 ? '\t' : first.indexOf(';') >= 0 ? ';' : ',';
  }

  private static Problem noCsv(String detail) {
    return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "NO_CSV", detail);
  }
}
