package dev.gatehouse.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param path from the root of the project
 * @param text the whole of it
 */
record Page(Path path, String text) {
  private static final Pattern JAVA_BLOCK = Pattern.compile("(?ms)^```java\\h*\\n(.*?)^```\\h*$");

  /** A page that must be there. */
  static Page of(String path) {
    return new Page(Path.of(path), Sources.read(Sources.ROOT.resolve(path)));
  }

  /** The README, once there is one, and every page of the documentation. */
  static List<Page> all() {
    var readme = Stream.of(Sources.ROOT.resolve("README.md")).filter(Files::exists);
    try (var docs = Files.walk(Sources.ROOT.resolve("docs"))) {
      return Stream.concat(readme, docs.filter(file -> file.toString().endsWith(".md")).sorted())
          .map(file -> Page.of(Sources.ROOT.relativize(file).toString()))
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The fenced blocks of Java. */
  List<String> javaBlocks() {
    return JAVA_BLOCK.matcher(text).results().map(block -> block.group(1)).toList();
  }

  /** The cells of every table row that begins with code, without the blanks around them. */
  List<List<String>> rows() {
    return text.lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
        .map(cells -> Stream.of(cells).map(String::strip).toList())
        .toList();
  }
}
