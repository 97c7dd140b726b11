package dev.salto.kit.posting;

import org.apache.avro.specific.SpecificRecord;

/**
 * A record that is ready to be written.
 *
 * @param id of the posting
 * @param after the offset of the record that it follows, -1 for none
 * @param record what is to be written
 */
public record Draft<T extends SpecificRecord>(String id, long after, T record) {}
