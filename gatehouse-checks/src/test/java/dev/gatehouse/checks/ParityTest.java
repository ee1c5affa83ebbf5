package dev.gatehouse.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code docs/parity.md} names is there. */
class ParityTest {
  private static final Pattern FUNCTION = Pattern.compile("`[a-z_]+[?!]?/\\d`");
  private static final Pattern REFERENCES =
      Pattern.compile("\\w+#\\w+([, ]+\\w+#\\w+)*", Pattern.UNICODE_CHARACTER_CLASS);

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
    var methods =
        Sources.all().filter(Source::main).flatMap(source -> members(source, any -> true));

    assertThat(methods.collect(Collectors.toSet())).containsAll(references(1));
  }

  @Test
  void everyTestIsThere() {
    var tests =
        Sources.all().filter(source -> !source.main()).flatMap(s -> members(s, ParityTest::isTest));

    assertThat(tests.collect(Collectors.toSet())).containsAll(references(2));
  }

  private static Set<String> references(int column) {
    return ROWS.stream()
        .flatMap(row -> Stream.of(row.get(column).split("[, ]+")))
        .collect(Collectors.toSet());
  }

  private static Stream<String> members(Source source, Predicate<MethodTree> wanted) {
    return source.types().stream()
        .flatMap(type -> names(type, wanted).map(name -> type.getSimpleName() + "#" + name));
  }

  // a record's components are methods too
  private static Stream<String> names(ClassTree type, Predicate<MethodTree> wanted) {
    return type.getMembers().stream()
        .flatMap(member ->
            switch (member) {
              case MethodTree method when wanted.test(method) ->
                  Stream.of(method.getName().toString());
              case VariableTree part when type.getKind() == Tree.Kind.RECORD ->
                  Stream.of(part.getName().toString());
              default -> Stream.empty();
            });
  }

  private static boolean isTest(MethodTree method) {
    return method.getModifiers().getAnnotations().stream()
        .anyMatch(annotation -> annotation.getAnnotationType().toString().endsWith("Test"));
  }
}
