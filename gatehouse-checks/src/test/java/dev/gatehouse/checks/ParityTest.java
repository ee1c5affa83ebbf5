package dev.gatehouse.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import org.junit.jupiter.api.Test;

/** What {@code docs/parity.md} names is there. */
class ParityTest {
  private static final Pattern FUNCTION = Pattern.compile("`[a-z_]+[?!]?/\\d`");
  private static final Pattern REFERENCES = Pattern.compile("\\w+#\\w+([, ]+\\w+#\\w+)*");

  private static final List<List<String>> ROWS = Page.of("docs/parity.md").rows();

  @Test
  void everyRowNamesAFunctionOnceWithMethodsAndTests() {
    assertThat(ROWS)
        .isNotEmpty()
        .allSatisfy(row -> {
          assertThat(row).hasSize(3);
          assertThat(row.get(0)).matches(FUNCTION);
          assertThat(row.get(1)).matches(REFERENCES);
          assertThat(row.get(2)).matches(REFERENCES);
        });
    assertThat(ROWS.stream().map(List::getFirst)).doesNotHaveDuplicates();
  }

  @Test
  void everyMethodIsThere() {
    var missing = references(1);

    Sources.all().filter(Source::main).flatMap(ParityTest::methods).forEach(missing::remove);
    assertThat(missing).isEmpty();
  }

  @Test
  void everyTestIsThere() {
    var missing = references(2);

    Sources.all()
        .filter(source -> !source.main())
        .flatMap(ParityTest::tests)
        .forEach(missing::remove);
    assertThat(missing).isEmpty();
  }

  private static Set<String> references(int column) {
    return ROWS.stream()
        .flatMap(row -> Stream.of(row.get(column).split("[, ]+")))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  // a record's components are methods too
  private static Stream<String> methods(Source source) {
    return members(
        source,
        (type, member) ->
            switch (member) {
              case MethodTree method -> Optional.of(method.getName());
              case VariableTree part when isComponent(type, part) -> Optional.of(part.getName());
              default -> Optional.empty();
            });
  }

  private static Stream<String> tests(Source source) {
    return members(
        source,
        (type, member) ->
            member instanceof MethodTree method && isTest(method)
                ? Optional.of(method.getName())
                : Optional.empty());
  }

  private static Stream<String> members(
      Source source, BiFunction<ClassTree, Tree, Optional<Name>> name) {
    return source.types().stream()
        .flatMap(type ->
            type.getMembers().stream()
                .flatMap(each -> name.apply(type, each).stream())
                .map(found -> type.getSimpleName() + "#" + found));
  }

  private static boolean isComponent(ClassTree type, VariableTree part) {
    return type.getKind() == Tree.Kind.RECORD
        && !part.getModifiers().getFlags().contains(Modifier.STATIC);
  }

  private static boolean isTest(MethodTree method) {
    return method.getModifiers().getAnnotations().stream()
        .anyMatch(annotation -> annotation.getAnnotationType().toString().endsWith("Test"));
  }
}
