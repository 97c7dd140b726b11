package dev.salto.dashboard.ocds;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;

/**
 * The published schema of release packages. It is no part of the repository: it lies in {@code
 * shared/data/ocds} beside the checkout.
 */
final class OcdsSchema {

  private static final String PACKAGE =
      "https://standard.open-contracting.org/schema/1__1__5/release-package-schema.json";
  private static final String RELEASE =
      "https://standard.open-contracting.org/schema/1__1__5/release-schema.json";

  private final Schema schema;

  private OcdsSchema(Schema schema) {
    this.schema = schema;
  }

  /**
   * The schema. Where it does not lie beside the checkout the test is skipped, and the output says
   * so; in CI that is a failure.
   */
  static OcdsSchema besideTheCheckout() throws IOException {
    Path folder = Path.of("../../../shared/data/ocds").toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      String what = "the check against the OCDS schema: there is no " + folder;
      if ("true".equals(System.getenv("CI"))) {
        throw new AssertionError("CI must run " + what);
      }
      System.err.println("SKIPPED: " + what);
      Assumptions.abort("SKIPPED: " + what);
    }
    Map<String, String> schemas =
        Map.of(
            PACKAGE, Files.readString(folder.resolve("release-package-schema.json")),
            RELEASE, Files.readString(folder.resolve("release-schema.json")));
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_4,
            builder ->
                builder
                    .schemas(schemas)
                    .schemaRegistryConfig(
                        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    return new OcdsSchema(registry.getSchema(SchemaLocation.of(PACKAGE)));
  }

  /** What is wrong with a package; empty where it is valid. */
  List<String> violations(JsonNode releases) {
    return schema.validate(releases).stream().map(Error::toString).toList();
  }
}
