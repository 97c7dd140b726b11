package dev.salto.kit.registry;

/** There is no such schema; with the code that a Confluent registry gives for it. */
final class UnknownSchemaException extends RuntimeException {

  private final int code;

  private UnknownSchemaException(int code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  static UnknownSchemaException subject(String subject) {
    return new UnknownSchemaException(40401, "There is no subject " + subject + ".");
  }

  static UnknownSchemaException version(String subject, String version) {
    return new UnknownSchemaException(
        40402, "The subject " + subject + " has no version " + version + ".");
  }

  static UnknownSchemaException id(int id) {
    return new UnknownSchemaException(40403, "There is no schema with the id " + id + ".");
  }

  int code() {
    return code;
  }
}
