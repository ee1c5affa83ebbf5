package dev.gatehouse.checks;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;

/** Every Java source of every module, examples and tests included. */
final class Sources {
  /** The folder that holds all modules. */
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern JAVA_SOURCE =
      Pattern.compile("(gatehouse-|examples/)[^.]*/src/(main|test)/java/.*\\.java");
  private static final Pattern MIGRATION =
      Pattern.compile("gatehouse-[^.]*/src/main/resources/.*/migrations/.*\\.sql");
  private static final Pattern TEMPLATE =
      Pattern.compile("(gatehouse-|examples/)[^.]*/src/main/resources/templates/.*\\.(html|js)");
  private static final List<Source> ALL = parsed(files(JAVA_SOURCE));

  private Sources() {}

  static Stream<Source> all() {
    return ALL.stream();
  }

  /** The sources of the core's jar. */
  static Stream<Source> core() {
    return all().filter(source -> source.module().equals("gatehouse-core") && source.main());
  }

  /** The simple names of the endings of all outcomes: records inside a sealed interface. */
  static Set<String> endings() {
    return all()
        .flatMap(source -> source.types().stream())
        .filter(type -> type.getKind() == Tree.Kind.INTERFACE)
        .filter(type -> type.getModifiers().getFlags().contains(Modifier.SEALED))
        .flatMap(type -> type.getMembers().stream())
        .filter(ClassTree.class::isInstance)
        .map(member -> ((ClassTree) member).getSimpleName().toString())
        .collect(Collectors.toSet());
  }

  private static List<Path> files(Pattern pattern) {
    try (var paths = Files.walk(ROOT)) {
      return paths.filter(path -> pattern.matcher(insideRoot(path)).matches()).sorted().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The text of every migration. */
  static Stream<String> migrations() {
    return files(MIGRATION).stream().map(Sources::read);
  }

  /** The text of every template of a page or mail, and of the script of the pages. */
  static Stream<String> templates() {
    return files(TEMPLATE).stream().map(Sources::read);
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String insideRoot(Path path) {
    return ROOT.relativize(path).toString().replace('\\', '/');
  }

  private static List<Source> parsed(List<Path> files) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, List.of(), null, manager.getJavaFileObjectsFromPaths(files));
      var positions = Trees.instance(task).getSourcePositions();
      return StreamSupport.stream(task.parse().spliterator(), false)
          .map(unit -> source(unit, positions))
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Source source(CompilationUnitTree unit, SourcePositions positions) {
    var file = Path.of(unit.getSourceFile().toUri());
    return new Source(ROOT.relativize(file), read(file), unit, positions);
  }
}
