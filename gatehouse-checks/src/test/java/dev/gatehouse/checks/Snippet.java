package dev.gatehouse.checks;

import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/**
 * A block of Java from a page, made whole.
 *
 * <p>A block that declares a type at the left margin is a file as it stands. One that declares
 * methods there is the body of a class. Any other is the body of a method, which may throw anything
 * and finds a {@code gatehouse}, a {@code client} and a {@code dataSource} there; it may declare
 * those itself. Its own imports come first; when it has none, it sees every public package of the
 * core and the usual ones of the JDK.
 */
record Snippet(String block) {
  private static final String TYPE =
      "(?ms).*^(public |final |sealed |abstract )*(class|interface|record|enum|@interface) \\w+.*";
  private static final String METHOD =
      "(?ms).*^(?!(return|throw|new|else|case|yield)\\b)[\\w<>.,?\\[\\] ]+ \\w+\\([^;]*\\) \\{$.*";
  private static final String USUAL_IMPORTS =
      """
      import java.io.*;
      import java.nio.file.*;
      import java.time.*;
      import java.util.*;
      import javax.sql.DataSource;
      """;

  /** The block as a file for the compiler. */
  JavaFileObject file() {
    var text = block.matches(TYPE) ? block : framed();
    return new SimpleJavaFileObject(
        URI.create("string:///Snippet.java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }

      // a public type of whatever name
      @Override
      public boolean isNameCompatible(String simpleName, JavaFileObject.Kind kind) {
        return kind == JavaFileObject.Kind.SOURCE;
      }
    };
  }

  private String framed() {
    var own = block.lines().filter(Snippet::isImport).collect(Collectors.joining("\n"));
    var body = block.lines().filter(line -> !isImport(line)).collect(Collectors.joining("\n"));
    return """
    %s
    abstract class Snippet {
      dev.gatehouse.Gatehouse gatehouse;
      dev.gatehouse.client.Client client;
      javax.sql.DataSource dataSource;
    %s
    }
    """
        .formatted(
            own.isEmpty() ? usualImports() : own,
            body.matches(METHOD) ? body : "void run() throws Exception {\n" + body + "\n}");
  }

  private static boolean isImport(String line) {
    return line.startsWith("import ");
  }

  private static String usualImports() {
    var ours =
        Sources.core()
            .map(Source::packageName)
            .distinct()
            .filter(name -> !name.contains(".internal"))
            .map(name -> "import " + name + ".*;");
    return Stream.concat(ours, USUAL_IMPORTS.lines()).collect(Collectors.joining("\n"));
  }
}
