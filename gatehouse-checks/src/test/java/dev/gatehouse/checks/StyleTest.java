package dev.gatehouse.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import java.util.Collections;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;

/**
 * How the sources are written: in all modules, tests and examples included.
 *
 * <p>The lines of a method are those from its return type or, for a constructor, its name to its
 * closing brace, both included, with the blank lines, comments and SQL in between; Javadoc,
 * annotations and modifiers are not counted.
 */
class StyleTest {
  private static final int LINES_OF_A_FILE = 300;
  private static final int LINES_OF_A_METHOD = 25;

  // a journey is told in one piece
  private static final int LINES_OF_A_TEST = 40;
  private static final int TYPES_OF_A_PACKAGE = 12;
  private static final int PARAMETERS = 4;

  @Test
  void filesAreShort() {
    var tooLong =
        Sources.all()
            .filter(source -> source.text().lines().count() > LINES_OF_A_FILE)
            .map(Source::path);

    assertThat(tooLong).isEmpty();
  }

  @Test
  void methodsAreShort() {
    assertThat(Sources.all().filter(Source::main).flatMap(longerThan(LINES_OF_A_METHOD))).isEmpty();
    assertThat(Sources.all().flatMap(longerThan(LINES_OF_A_TEST))).isEmpty();
  }

  @Test
  void packagesAreSmall() {
    var sizes =
        Sources.all()
            .filter(Source::main)
            .collect(
                Collectors.groupingBy(
                    source -> source.module() + " " + source.packageName(),
                    Collectors.summingInt(source -> source.unit().getTypeDecls().size())));

    sizes.values().removeIf(size -> size <= TYPES_OF_A_PACKAGE);
    assertThat(sizes).isEmpty();
  }

  @Test
  void publicMethodsTakeFewParameters() {
    var tooMany =
        Sources.core().flatMap(source -> source.types().stream()).flatMap(StyleTest::wideMethods);

    assertThat(tooMany).isEmpty();
  }

  @Test
  void everyPackageIsNullMarked() {
    var packages = Sources.all().map(Source::packageName).collect(Collectors.toSet());
    var marked =
        Sources.all()
            .filter(source -> source.fileName().equals("package-info.java"))
            .filter(source -> source.text().contains("@NullMarked"))
            .map(Source::packageName)
            .collect(Collectors.toSet());

    packages.removeAll(marked);
    assertThat(packages).isEmpty();
  }

  @Test
  void outcomesAreSwitchedOverWithoutDefault() {
    var endings = Sources.endings();
    var lazy =
        Sources.all()
            .filter(source -> !Collections.disjoint(source.typesBesideADefault(), endings))
            .map(Source::path);

    assertThat(endings).isNotEmpty();
    assertThat(lazy).isEmpty();
  }

  private static Function<Source, Stream<String>> longerThan(int lines) {
    return source ->
        source.methods().stream()
            .filter(method -> source.lines(method) > lines)
            .map(method -> source.path() + " " + method.getName() + ": " + source.lines(method));
  }

  private static Stream<String> wideMethods(ClassTree type) {
    return type.getMembers().stream()
        .filter(MethodTree.class::isInstance)
        .map(MethodTree.class::cast)
        .filter(method -> method.getParameters().size() > PARAMETERS)
        .filter(method -> isPublic(type, method))
        .filter(method -> type.getKind() != Tree.Kind.RECORD || method.getReturnType() != null)
        .map(method -> type.getSimpleName() + "#" + method.getName());
  }

  private static boolean isPublic(ClassTree type, MethodTree method) {
    return type.getKind() == Tree.Kind.INTERFACE
        || method.getModifiers().getFlags().contains(Modifier.PUBLIC);
  }
}
