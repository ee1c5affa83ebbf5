package dev.gatehouse.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every block of Java in the README and in the documentation compiles; see {@link Snippet}. */
class ReadmeTest {
  private static final List<Page> PAGES = Page.all();

  @Test
  void theReadmeShowsJava() {
    assertThat(PAGES)
        .filteredOn(page -> page.path().equals(Path.of("README.md")))
        .allSatisfy(readme -> assertThat(readme.javaBlocks()).isNotEmpty());
  }

  @Test
  void aBlockThatDoesNotCompileIsNoticed(@TempDir Path folder) {
    assertThat(errors(new Snippet("gatehouse.users().first();"), folder)).isEmpty();
    assertThat(errors(new Snippet("gatehouse.users().last();"), folder)).isNotEmpty();
    assertThat(errors(new Snippet("class Unfinished {"), folder)).isNotEmpty();
  }

  @TestFactory
  Stream<DynamicTest> everyBlockOfJavaCompiles(@TempDir Path folder) {
    return PAGES.stream().flatMap(page -> tests(page, folder));
  }

  private static Stream<DynamicTest> tests(Page page, Path folder) {
    var blocks = page.javaBlocks();
    return IntStream.range(0, blocks.size())
        .mapToObj(i ->
            dynamicTest(
                page.path() + " " + (i + 1),
                () -> assertThat(errors(new Snippet(blocks.get(i)), folder)).isEmpty()));
  }

  private static List<String> errors(Snippet snippet, Path folder) {
    var found = new DiagnosticCollector<JavaFileObject>();
    var options = List.of("-d", folder.toString(), "-proc:none", "-classpath", classPath());
    ToolProvider.getSystemJavaCompiler()
        .getTask(null, null, found, options, null, List.of(snippet.file()))
        .call();
    return found.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
        .toList();
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }
}
