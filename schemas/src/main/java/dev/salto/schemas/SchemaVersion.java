package dev.salto.schemas;

import org.apache.avro.Schema;

/**
 * One frozen schema.
 *
 * @param id the id in the wire format; never given twice
 * @param subject whose values it describes
 * @param version its number within the subject, from 1
 * @param schema the schema itself
 */
public record SchemaVersion(int id, String subject, int version, Schema schema) {}
