package dev.gatehouse.checks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.gatehouse.checks.Classes.ALL;
import static dev.gatehouse.checks.Classes.CORE;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.gatehouse.GatehouseBuilder;
import java.io.ObjectInputStream;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How the house is built. */
class ArchitectureTest {
  /** The packages of the core: each may import those on lower rungs, and nothing else of ours. */
  private static final String LADDER =
      """
      7.5  gatehouse
      7    housekeeping
      6.6  emailchange invitation
      6.55 oversight.session oversight.mail
      6.5  deletion dataexport oversight
      6.2  userfield administration.secondfactor administration.avatar
      6    registration signin administration
      5.6  challenge magiclink
      5.55 passwordchange
      5.5  secondfactor
      5    credential
      4.5  email administration.event
      4    password
      3.5  directory
      3    role session device recovery totp avatar profile customfield place preference
      2.5  field policy
      2    user
      1    throttle audit outbox events
      0.5  keys bucket
      0.4  internal
      0.35 internal.blocklist
      0.3  internal.token
      0.2  internal.sql internal.crypto internal.hash internal.image
      0.1  spi
      0    client
      """;

  private static final Map<String, Double> RUNGS =
      LADDER
          .lines()
          .map(line -> line.split(" +"))
          .flatMap(line -> Stream.of(line).skip(1).map(name -> Map.entry(name, line[0])))
          .collect(toMap(Map.Entry::getKey, rung -> Double.valueOf(rung.getValue())));

  @Test
  void everyPackageOfTheCoreStandsOnTheLadder() {
    var packages = CORE.stream().map(ArchitectureTest::packageOf).collect(toSet());

    assertThat(RUNGS.keySet()).containsAll(packages);
  }

  @Test
  void importsPointDownTheLadder() {
    var climbing =
        CORE.stream()
            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .filter(use -> Classes.areOfTheCore(use.getTargetClass().getBaseComponentType()))
            .filter(use -> !mayImport(use.getOriginClass(), use.getTargetClass()))
            .map(Object::toString);

    assertThat(climbing).isEmpty();
  }

  @Test
  void noPackagesAreInACycle() {
    slices().matching("dev.(**)").should().beFreeOfCycles().check(ALL);
  }

  @Test
  void theCoreKnowsNoFramework() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework..", "jakarta..", "javax.servlet..")
        .check(CORE);
  }

  @Test
  void internalsAreForTheCoreAlone() {
    var allowed = Set.of("gatehouse-core", "gatehouse-core-tests");
    var naming =
        Sources.all()
            .filter(source -> !allowed.contains(source.module()))
            .filter(source -> !source.packageName().equals("dev.gatehouse.checks"))
            .filter(source -> source.text().contains("dev.gatehouse.internal"))
            .map(Source::path);
    var using =
        ALL.stream()
            .filter(type -> !Classes.areOfTheCore(type))
            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .filter(use -> use.getTargetClass().getPackageName().contains(".internal"))
            .filter(use -> Classes.areOfTheCore(use.getTargetClass()))
            .map(Object::toString);

    assertThat(naming).isEmpty();
    assertThat(using).isEmpty();
  }

  @Test
  void pagesAndApiNeverImportEachOther() {
    var rule = slices().matching("dev.gatehouse.spring.(pages|api)..").should();

    rule.notDependOnEachOther().allowEmptyShould(true).check(ALL);
  }

  @Test
  void pagesAndApiOnlyTranslate() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.gatehouse.spring.pages..", "dev.gatehouse.spring.api..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..", "org.springframework.jdbc..")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(InstantSource.class)
        .allowEmptyShould(true)
        .check(ALL);
  }

  @Test
  void publicTypesHaveOneOfTheShapes() {
    var shapeless =
        CORE.stream()
            .filter(
                type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(type -> !type.isInterface() && !type.isRecord() && !type.isEnum())
            .filter(type -> !type.getModifiers().contains(JavaModifier.FINAL))
            .map(JavaClass::getName);

    assertThat(shapeless).isEmpty();
  }

  @Test
  void onlyWhatAHostMayReplaceIsAnInterface() {
    var open =
        CORE.stream()
            .filter(type -> type.isInterface() && !type.isAnnotation())
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .filter(type -> !type.reflect().isSealed())
            .filter(type -> !packageOf(type).equals("spi"))
            .map(JavaClass::getName);

    assertThat(open).isEmpty();
  }

  @Test
  void noNameSaysNothing() {
    classes()
        .should()
        .haveNameNotMatching(".*[.$]((Default|Abstract)[A-Z]\\w*|\\w*(Impl|Manager|Helper|Utils?))")
        .check(ALL);
  }

  @Test
  void recordsHoldNoArrays() {
    var changeable =
        CORE.stream()
            .filter(JavaClass::isRecord)
            .flatMap(type -> type.getFields().stream())
            .filter(field -> field.getRawType().isArray())
            .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
            .map(Object::toString);

    assertThat(changeable).isEmpty();
  }

  @Test
  void timeAndRandomnessAreGivenByTheCompositionRoot() {
    var lookedUp =
        CORE.stream()
            .filter(type -> !type.isEquivalentTo(GatehouseBuilder.class))
            .flatMap(type -> type.getAccessesFromSelf().stream())
            .filter(ArchitectureTest::looksUpTimeOrRandomness)
            .map(Object::toString);

    assertThat(lookedUp).isEmpty();
  }

  @Test
  void nothingIsDeserialized() {
    noClasses().should().dependOnClassesThat().areAssignableTo(ObjectInputStream.class).check(ALL);
  }

  @Test
  void theCorePrintsNothing() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CORE);
  }

  // below dev.gatehouse; the package of that name itself goes by its last word
  private static String packageOf(JavaClass type) {
    return type.getPackageName().replaceFirst("^dev\\.(gatehouse\\.)?(?=.)", "");
  }

  private static boolean mayImport(JavaClass from, JavaClass imported) {
    var target = packageOf(imported.getBaseComponentType());
    return packageOf(from).equals(target)
        || RUNGS.getOrDefault(packageOf(from), 0.0) > RUNGS.getOrDefault(target, 9.0);
  }

  private static boolean looksUpTimeOrRandomness(JavaAccess<?> access) {
    var owner = access.getTargetOwner();
    return switch (access.getName()) {
      case "now" -> owner.getPackageName().startsWith("java.time");
      case "system", "systemUTC", "systemDefaultZone" -> owner.isAssignableTo(InstantSource.class);
      case "currentTimeMillis", "nanoTime" -> owner.isEquivalentTo(System.class);
      case "random" -> owner.isEquivalentTo(Math.class);
      case "randomUUID" -> owner.isEquivalentTo(UUID.class);
      case "current" -> owner.isAssignableTo(RandomGenerator.class);
      case "<init>" ->
          owner.isAssignableTo(RandomGenerator.class) || owner.isEquivalentTo(Date.class);
      case "getInstanceStrong", "getInstance" -> owner.isAssignableTo(RandomGenerator.class);
      default -> false;
    };
  }
}
