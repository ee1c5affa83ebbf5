package dev.gatehouse.checks;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.gatehouse.checks.Classes.ALL;
import static dev.gatehouse.checks.Classes.CORE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.SqliteDataSources;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where SQL stands: it is looked for in the string literals of the sources. */
class SqlTest {
  private static final Pattern SQL =
      Pattern.compile(
          "(?is)\\s*(select\\s.*\\sfrom\\s|insert\\s+into\\s|update\\s.*\\sset\\s|delete\\s+from\\s"
              + "|with\\s.*\\sas\\s*\\(|pragma\\s|(create|alter|drop)\\s+(table|index)\\s).*");
  private static final Pattern WRITTEN_TABLE =
      Pattern.compile("(?i)\\b(?:insert\\s+into|update|delete\\s+from)\\s+(gatehouse_\\w+)");
  private static final Pattern ONE_DATABASE_ONLY =
      Pattern.compile(
          "(?is).*(\\bpragma\\s|::\\w|\\bilike\\b|\\bfor\\s+(no\\s+key\\s+)?(update|share)\\b|\\bpg_"
              + "|\\bsqlite_|\\bjsonb?_|\\bnow\\(\\)|\\bto_timestamp|\\binsert\\s+or\\b|\\browid\\b).*");
  private static final Pattern NEW_TABLE = Pattern.compile("(?i)\\bcreate\\s+table\\s+(\\w+)");

  @Test
  void repositoriesAreHidden() {
    classes().that().haveSimpleNameEndingWith("Repository").should().bePackagePrivate().check(ALL);
  }

  @Test
  void onlyRepositoriesTalkToTheDatabase() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.gatehouse.internal.sql")
        .and(
            describe(
                "are no repositories", type -> !type.getName().matches(".*(Repository|Row).*")))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "org.jdbi..", "org.flywaydb..")
        .check(CORE);
    assertThat(
            filesWithLiterals(
                SQL, "\\w+Repository\\.java|(Dialect|Lookup|Migrations|Trigrams)\\.java"))
        .isEmpty();
  }

  @Test
  void onlyTheDialectKnowsWhatOneDatabaseAloneUnderstands() {
    assertThat(filesWithLiterals(ONE_DATABASE_ONLY, "(Dialect|Lookup|Migrations|Trigrams)\\.java"))
        .isEmpty();
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.gatehouse.internal.sql")
        .and(
            describe("do not open the file", type -> !type.isEquivalentTo(SqliteDataSources.class)))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.sqlite..", "org.postgresql..")
        .check(CORE);
  }

  /** The columns of a wide table may be shared out among repositories of one package. */
  @Test
  void eachTableIsWrittenByOneFeature() {
    var writers = new TreeMap<String, Set<String>>();
    Sources.core()
        .forEach(source ->
            source.literals().stream()
                .flatMap(literal -> WRITTEN_TABLE.matcher(literal).results())
                .map(written -> written.group(1))
                .forEach(table ->
                    writers
                        .computeIfAbsent(table, none -> new TreeSet<>())
                        .add(source.packageName())));

    assertThat(writers).isNotEmpty();
    writers.values().removeIf(packages -> packages.size() == 1);
    assertThat(writers).isEmpty();
  }

  @Test
  void tablesCarryThePrefix() {
    var tables =
        Sources.migrations()
            .flatMap(text -> NEW_TABLE.matcher(text).results())
            .map(table -> table.group(1));

    assertThat(tables).isNotEmpty().filteredOn(name -> !name.startsWith("gatehouse_")).isEmpty();
  }

  private static Stream<Path> filesWithLiterals(Pattern pattern, String allowed) {
    return Sources.core()
        .filter(source -> !source.fileName().matches(allowed))
        .filter(source -> source.literals().stream().anyMatch(pattern.asMatchPredicate()))
        .map(Source::path);
  }
}
