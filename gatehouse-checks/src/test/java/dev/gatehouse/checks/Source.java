package dev.gatehouse.checks;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CaseLabelTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DeconstructionPatternTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One Java source, as the compiler's own parser reads it.
 *
 * @param path from the root of the project
 * @param text the whole of it
 * @param unit its syntax tree
 * @param positions where in the text each node stands
 */
record Source(Path path, String text, CompilationUnitTree unit, SourcePositions positions) {
  /** The module it belongs to, such as {@code gatehouse-core} or {@code examples/plain}. */
  String module() {
    var inside = path.toString().replace('\\', '/');
    return inside.substring(0, inside.indexOf("/src/"));
  }

  /** Whether it goes into a jar, and is no test. */
  boolean main() {
    return path.toString().replace('\\', '/').contains("/src/main/");
  }

  String fileName() {
    return path.getFileName().toString();
  }

  String packageName() {
    return unit.getPackageName() == null ? "" : unit.getPackageName().toString();
  }

  /** The classes, interfaces, enums and records that it declares, nested ones included. */
  List<ClassTree> types() {
    return collect(ClassTree.class);
  }

  /** The methods and constructors with a body, nested and anonymous ones included. */
  List<MethodTree> methods() {
    return collect(MethodTree.class).stream().filter(method -> method.getBody() != null).toList();
  }

  /** The text of every string literal and text block. */
  List<String> literals() {
    return collect(LiteralTree.class).stream()
        .map(LiteralTree::getValue)
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .toList();
  }

  /** How many lines it has from its name or type, modifiers aside, to its closing brace. */
  long lines(MethodTree method) {
    long modifiers = positions.getEndPosition(unit, method.getModifiers());
    long start = Math.max(modifiers, positions.getStartPosition(unit, method));
    long end = positions.getEndPosition(unit, method);
    return text.substring((int) start, (int) end).strip().lines().count();
  }

  /** Of every switch that has a {@code default}, the types that it matches besides. */
  Set<String> typesBesideADefault() {
    var types = new HashSet<String>();
    Consumer<List<? extends CaseTree>> look =
        cases -> {
          var labels = cases.stream().flatMap(each -> each.getLabels().stream()).toList();
          if (labels.stream().anyMatch(DefaultCaseLabelTree.class::isInstance)) {
            labels.stream().flatMap(label -> matched(label).stream()).forEach(types::add);
          }
        };
    collect(SwitchTree.class).forEach(each -> look.accept(each.getCases()));
    collect(SwitchExpressionTree.class).forEach(each -> look.accept(each.getCases()));
    return types;
  }

  private static Optional<String> matched(CaseLabelTree label) {
    if (!(label instanceof PatternCaseLabelTree by)) {
      return Optional.empty();
    }
    return switch (by.getPattern()) {
      case DeconstructionPatternTree parts -> Optional.of(lastName(parts.getDeconstructor()));
      case BindingPatternTree whole -> Optional.of(lastName(whole.getVariable().getType()));
      default -> Optional.empty();
    };
  }

  private static String lastName(Tree type) {
    var name = type.toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private <T extends Tree> List<T> collect(Class<T> kind) {
    var found = new ArrayList<T>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void scan(@Nullable Tree tree, @Nullable Void nothing) {
        Stream.ofNullable(tree).filter(kind::isInstance).map(kind::cast).forEach(found::add);
        return super.scan(tree, null);
      }
    }.scan(unit, null);
    return found;
  }
}
