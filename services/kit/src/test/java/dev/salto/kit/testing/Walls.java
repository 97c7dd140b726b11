package dev.salto.kit.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.web.bind.annotation.RequestMapping;

/** The walls between services: each service's tests hold its own classes to them. */
public final class Walls {

  private static final Set<String> SHARED = Set.of("schemas", "records", "kit", "matching");

  @ArchTest
  static final ArchRule servicesNeverImportEachOther =
      classes().that(new Ours()).should(new KnowOnlyTheShared());

  @ArchTest
  static final ArchRule theCoreKnowsNoAvroAndNoFramework =
      noClasses()
          .that()
          .resideInAPackage("dev.salto.matching..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache..",
              "org.springframework..",
              "dev.salto.records..",
              "dev.salto.schemas..",
              "dev.salto.kit..");

  @ArchTest
  static final ArchRule avroTypesStopAtTheEdge =
      methods()
          .that()
          .areMetaAnnotatedWith(RequestMapping.class)
          .should(new SpeakJson())
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule nothingScansAndOnlyMainsConfigureThemselves =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.salto.main..")
          .should()
          .beMetaAnnotatedWith(ComponentScan.class)
          .orShould()
          .beMetaAnnotatedWith(EnableAutoConfiguration.class);

  @ArchTest
  static final ArchRule mainsLieOutsideTheServices =
      methods()
          .that()
          .haveName("main")
          .and()
          .areStatic()
          .and()
          .haveRawParameterTypes(String[].class)
          .should()
          .beDeclaredInClassesThat()
          .resideInAPackage("dev.salto.main..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule nobodyKnowsAMain =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.salto.main..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.salto.main..");

  private Walls() {}

  /** The part of the product that a class belongs to, such as {@code projectoffers}. */
  private static String part(JavaClass type) {
    String[] names = type.getPackageName().split("\\.");
    int at = names.length > 3 && names[2].equals("main") ? 3 : 2;
    return names.length > at ? names[at] : "";
  }

  private static boolean ours(JavaClass type) {
    return type.getPackageName().startsWith("dev.salto.");
  }

  private static final class Ours extends com.tngtech.archunit.base.DescribedPredicate<JavaClass> {
    Ours() {
      super("belong to the product");
    }

    @Override
    public boolean test(JavaClass type) {
      return ours(type);
    }
  }

  private static final class KnowOnlyTheShared extends ArchCondition<JavaClass> {
    KnowOnlyTheShared() {
      super("know of the product only their own part, schemas, kit and matching; kit no service");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      type.getDirectDependenciesFromSelf().stream()
          .filter(it -> ours(it.getTargetClass().getBaseComponentType()))
          .filter(it -> {
            String target = part(it.getTargetClass().getBaseComponentType());
            return !target.equals(part(type)) && !SHARED.contains(target);
          })
          .forEach(it -> events.add(SimpleConditionEvent.violated(type, it.getDescription())));
    }
  }

  private static final class SpeakJson extends ArchCondition<JavaMethod> {
    SpeakJson() {
      super("take and give no Avro type");
    }

    @Override
    public void check(JavaMethod method, ConditionEvents events) {
      Set<JavaClass> spoken =
          Stream.concat(Stream.of(method.getReturnType()), method.getParameterTypes().stream())
              .flatMap(type -> type.getAllInvolvedRawTypes().stream())
              .collect(Collectors.toSet());
      spoken.stream()
          .filter(type ->
              type.getPackageName().startsWith("dev.salto.records")
                  || type.getPackageName().startsWith("org.apache.avro"))
          .forEach(type ->
              events.add(
                  SimpleConditionEvent.violated(
                      method, method.getFullName() + " speaks " + type.getName())));
    }
  }
}
