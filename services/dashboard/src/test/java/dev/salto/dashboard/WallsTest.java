package dev.salto.dashboard;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = {"dev.salto.dashboard", "dev.salto.main.dashboard"},
    importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {

  @ArchTest
  static final ArchRule theDashboardKnowsNoOtherService =
      classes()
          .that()
          .resideInAPackage("dev.salto.dashboard..")
          .should()
          .onlyDependOnClassesThat(
              not(resideInAPackage("dev.salto.."))
                  .or(
                      resideInAnyPackage(
                          "dev.salto.dashboard..",
                          "dev.salto.kit..",
                          "dev.salto.matching..",
                          "dev.salto.records..",
                          "dev.salto.schemas..")));

  @ArchTest
  static final ArchRule nothingScansTheMainThatStartsItAlone =
      noClasses()
          .that()
          .resideInAPackage("dev.salto.dashboard..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.salto.main..");
}
