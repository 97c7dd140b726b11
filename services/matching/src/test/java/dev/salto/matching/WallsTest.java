package dev.salto.matching;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.FieldModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Set;

/** The core is plain Java: time and ids come in as arguments, and what decides is an integer. */
@AnalyzeClasses(
    packages = "dev.salto.matching",
    importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {

  @ArchTest
  static final ArchRule theCoreKnowsNothingButTheJdk =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", "dev.salto.matching..");

  @ArchTest
  static final ArchRule noClockIsRead =
      noClasses()
          .should()
          .accessTargetWhere(describe("reads a clock", WallsTest::readsAClock))
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("java\\.time\\.(Clock|InstantSource)|java\\.util\\.(Date|Calendar)");

  @ArchTest
  static final ArchRule nothingIsRandom =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching("java\\.util\\.(.*Random.*|random\\..*|UUID)")
          .orShould()
          .accessTargetWhere(
              describe(
                  "draws a number",
                  access -> Set.of("random", "identityHashCode").contains(nameOf(access))));

  @ArchTest
  static final ArchRule nothingIsFloatingPoint =
      classes()
          .should(
              new ArchCondition<>("use no float and no double") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                  if (floats(bytecode(type))) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " does"));
                  }
                }
              });

  @ArchTest
  static final ArchRule nothingIsReadOrWrittenButTheTextsOwnResource =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.salto.matching.text")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.sql..");

  @ArchTest
  static final ArchRule noFileSocketProcessOrSettingIsTouched =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.io\\.(.*File.*|Console|Print.*)|java\\.nio\\.(file|channels)\\..*"
                  + "|java\\.net\\..*|java\\.lang\\.(Process.*|Thread.*|Runtime)")
          .orShould()
          .accessTargetWhere(
              describe(
                  "asks its surroundings",
                  access ->
                      ownerOf(access).equals("java.lang.System")
                          && Set.of("getProperty", "getenv", "in", "out", "err")
                              .contains(nameOf(access))));

  private static boolean readsAClock(JavaAccess<?> access) {
    return ownerOf(access).startsWith("java.time.") && nameOf(access).equals("now")
        || Set.of("currentTimeMillis", "nanoTime").contains(nameOf(access));
  }

  private static String ownerOf(JavaAccess<?> access) {
    return access.getTargetOwner().getName();
  }

  private static String nameOf(JavaAccess<?> access) {
    return access.getTarget().getName();
  }

  private static ClassModel bytecode(JavaClass type) {
    try (InputStream stream = type.getSource().orElseThrow().getUri().toURL().openStream()) {
      return ClassFile.of().parse(stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether any field, signature or instruction is about float or double. */
  private static boolean floats(ClassModel type) {
    for (FieldModel field : type.fields()) {
      if (floats(field.fieldTypeSymbol())) {
        return true;
      }
    }
    for (MethodModel method : type.methods()) {
      if (floats(method.methodTypeSymbol())
          || method.code().isPresent()
              && method.code().get().elementStream().anyMatch(WallsTest::floats)) {
        return true;
      }
    }
    return false;
  }

  private static boolean floats(CodeElement element) {
    return switch (element) {
      case InvokeInstruction call -> floats(call.typeSymbol());
      case FieldInstruction access -> floats(access.typeSymbol());
      case ConstantInstruction constant ->
          constant.typeKind() == TypeKind.FLOAT || constant.typeKind() == TypeKind.DOUBLE;
      // Such as DADD, FLOAD and I2D, but not DUP.
      case Instruction other -> other.opcode().name().matches("F.*|D(?!UP).*|[IL]2[FD]");
      default -> false;
    };
  }

  private static boolean floats(MethodTypeDesc signature) {
    return floats(signature.returnType())
        || signature.parameterList().stream().anyMatch(type -> floats(type));
  }

  private static boolean floats(ClassDesc type) {
    return type.equals(ConstantDescs.CD_float)
        || type.equals(ConstantDescs.CD_double)
        || type.equals(ConstantDescs.CD_Float)
        || type.equals(ConstantDescs.CD_Double)
        || type.isArray() && floats(type.componentType());
  }
}
