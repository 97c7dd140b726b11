package dev.salto.schemas;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;
import org.jspecify.annotations.Nullable;

/**
 * Confluent's wire format for one type of record: {@code 0x00}, four bytes of schema id, Avro
 * binary. Writes with the newest frozen schema of its subject, reads what any of the subject's
 * versions wrote. Safe for many threads.
 *
 * @param <T> the type of record
 */
public final class WireFormat<T extends SpecificRecord> {

  private static final byte MAGIC = 0;
  private static final int HEADER = 5;

  static {
    trustRecords();
  }

  /**
   * Lets Avro build our records, and those of no other package: it refuses what nobody trusted. Who
   * builds records without this class has to call it first.
   */
  public static void trustRecords() {
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            ClassSecurityValidator.DEFAULT,
            type -> type.getPackageName().equals("dev.salto.records")));
  }

  private final Class<T> type;
  private final String subject;
  private final SpecificData data;
  private final SchemaVersion written;
  private final Map<Integer, SpecificDatumReader<T>> readers = new ConcurrentHashMap<>();

  private WireFormat(String subject, Class<T> type) {
    this.type = type;
    this.subject = subject;
    this.data = SpecificData.getForClass(type);
    this.written = SchemaHistory.frozen().latest(subject);
  }

  /** The format of a topic's values. */
  public static <T extends SpecificRecord> WireFormat<T> of(Topic<T> topic) {
    return new WireFormat<>(topic.subject(), topic.type());
  }

  /** The format of a subject that is no topic, such as what a store keeps. */
  public static <T extends SpecificRecord> WireFormat<T> of(String subject, Class<T> type) {
    return new WireFormat<>(subject, type);
  }

  /** The record as it lies on the wire. */
  public byte[] encode(T record) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    bytes.write(MAGIC);
    bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(written.id()).array());
    try {
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
      new SpecificDatumWriter<T>(data.getSchema(type), data).write(record, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a value.
   *
   * @throws UnreadableException if these bytes are no record of this type, with the reason
   */
  public T decode(byte @Nullable [] value) throws UnreadableException {
    if (value == null) {
      throw new UnreadableException("EMPTY", "The value is empty; a withdrawal is a status here.");
    }
    if (value.length < HEADER || value[0] != MAGIC) {
      throw new UnreadableException(
          "NOT_WIRE_FORMAT",
          "The value does not begin with 0x00 and a schema id of four bytes; it has "
              + value.length
              + " bytes.");
    }
    int id = ByteBuffer.wrap(value, 1, Integer.BYTES).getInt();
    SpecificDatumReader<T> reader = readers.get(id);
    if (reader == null) {
      Schema writer =
          SchemaHistory.frozen()
              .byId(id)
              .filter(version -> version.subject().equals(subject))
              .map(SchemaVersion::schema)
              .orElseThrow(() ->
                  new UnreadableException(
                      "UNKNOWN_SCHEMA", "Schema id " + id + " is not one of " + subject + "."));
      reader = new SpecificDatumReader<>(writer, data.getSchema(type), data);
      readers.put(id, reader);
    }
    try {
      BinaryDecoder decoder =
          DecoderFactory.get().binaryDecoder(value, HEADER, value.length - HEADER, null);
      T record = reader.read(null, decoder);
      if (!decoder.isEnd()) {
        throw new UnreadableException(
            "NOT_AVRO", "Bytes follow the end of the record of schema id " + id + ".");
      }
      return record;
    } catch (IOException | RuntimeException e) {
      throw new UnreadableException(
          "NOT_AVRO", "The bytes are no record of schema id " + id + ": " + e.getMessage());
    }
  }
}
