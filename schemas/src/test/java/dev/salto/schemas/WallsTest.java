package dev.salto.schemas;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = {"dev.salto.schemas", "dev.salto.records"},
    importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {

  @ArchTest
  static final ArchRule schemasKnowOnlyAvroAndKafkasClient =
      classes()
          .that()
          .resideInAPackage("dev.salto.schemas..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.apache.avro..",
              "org.apache.kafka.clients.producer..",
              "org.apache.kafka.common..",
              "org.jspecify..",
              "dev.salto.schemas..",
              "dev.salto.records..");

  @ArchTest
  static final ArchRule noSchemaIsParsedButTheFrozenOnes =
      noClasses()
          .that()
          .doNotHaveSimpleName("SchemaHistory")
          .and()
          .resideInAPackage("dev.salto.schemas..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.apache.avro.Schema$Parser");
}
