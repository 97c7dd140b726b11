package dev.salto.matcher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.context.annotation.ComponentScan;

@AnalyzeClasses(packages = "dev.salto", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {

  @ArchTest
  static final ArchRule theMatcherKnowsNoOtherService =
      classes()
          .that()
          .resideInAPackage("dev.salto.matcher..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org..",
              "tools.jackson..",
              "dev.salto.matcher..",
              "dev.salto.matching..",
              "dev.salto.kit..",
              "dev.salto.schemas..",
              "dev.salto.records..");

  @ArchTest
  static final ArchRule avroDoesNotReachTheCore =
      noClasses()
          .that()
          .resideInAPackage("dev.salto.matching..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.avro..",
              "dev.salto.records..",
              "dev.salto.schemas..",
              "org.apache.kafka..");

  @ArchTest
  static final ArchRule theTopologyKnowsNoWebAndNoView =
      noClasses()
          .that()
          .resideInAPackage("dev.salto.matcher.streams..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.salto.matcher.rest..",
              "dev.salto.kit.view..",
              "dev.salto.kit.problem..",
              "org.springframework.web..",
              "org.springframework.http..",
              "tools.jackson..");

  @ArchTest
  static final ArchRule theWebSideKnowsNoKafkaStreams =
      noClasses()
          .that()
          .resideInAPackage("dev.salto.matcher.rest..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka.streams..");

  @ArchTest
  static final ArchRule nobodyScansForComponents =
      noClasses()
          .that()
          .resideInAnyPackage("dev.salto.matcher..", "dev.salto.main..")
          .should()
          .beMetaAnnotatedWith(ComponentScan.class);
}
