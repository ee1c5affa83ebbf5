package dev.gatehouse.checks;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Where the texts come from that the core puts into a component of a record: from its constructor
 * back through calls, records, variables and conditions to the literals.
 *
 * <p>What cannot be followed is not passed over, but lost, and said to be.
 */
final class Origins {
  private final Core core = Core.read();
  private final Deque<Place> open = new ArrayDeque<>();
  private final Set<Place> seen = new HashSet<>();
  private final Set<String> texts = new TreeSet<>();
  private final Set<String> lost = new TreeSet<>();

  /** A parameter of a method, or of a constructor. */
  private record Place(ExecutableElement of, int index) {}

  /** An expression, and the file it stands in. */
  private record Value(ExpressionTree tree, CompilationUnitTree unit) {}

  /** The texts that can be in that component of the record. */
  static Origins of(String record, String component) {
    var origins = new Origins();
    var type = origins.core.type(record);
    origins.follow(type, component);
    while (!origins.open.isEmpty()) {
      origins.trace(origins.open.remove());
    }
    return origins;
  }

  Set<String> texts() {
    return texts;
  }

  /** What could not be followed: the file, and what stands there. */
  Set<String> lost() {
    return lost;
  }

  private void follow(TypeElement record, String component) {
    var names =
        record.getRecordComponents().stream().map(part -> part.getSimpleName().toString()).toList();
    ElementFilter.constructorsIn(record.getEnclosedElements()).stream()
        .filter(maker ->
            maker.getParameters().stream()
                .map(parameter -> parameter.getSimpleName().toString())
                .toList()
                .equals(names))
        .forEach(maker -> follow(new Place(maker, names.indexOf(component))));
  }

  private void follow(Place place) {
    if (seen.add(place)) {
      open.add(place);
    }
  }

  private void trace(Place place) {
    var calls = core.calls.getOrDefault(place.of, List.of());
    if (calls.isEmpty() || core.references.contains(place.of)) {
      lost.add(place.of.getEnclosingElement() + "#" + place.of);
    }
    calls.forEach(call -> trace(call.arguments.get(place.index), call.unit));
  }

  private void trace(ExpressionTree tree, CompilationUnitTree unit) {
    switch (tree) {
      case LiteralTree literal -> texts.add(String.valueOf(literal.getValue()));
      case ParenthesizedTree around -> trace(around.getExpression(), unit);
      case ConditionalExpressionTree either -> {
        trace(either.getTrueExpression(), unit);
        trace(either.getFalseExpression(), unit);
      }
      case MethodInvocationTree call ->
          trace(core.element(call.getMethodSelect(), unit), tree, unit);
      default -> trace(core.element(tree, unit), tree, unit);
    }
  }

  private void trace(@Nullable Element element, ExpressionTree tree, CompilationUnitTree unit) {
    if (element instanceof VariableElement constant && constant.getConstantValue() != null) {
      texts.add(constant.getConstantValue().toString());
    } else if (element instanceof VariableElement parameter
        && parameter.getEnclosingElement() instanceof ExecutableElement of
        && of.getParameters().contains(parameter)) {
      follow(new Place(of, of.getParameters().indexOf(parameter)));
    } else if (element != null
        && element.getEnclosingElement() instanceof TypeElement type
        && type.getKind() == ElementKind.RECORD
        && isComponent(element, type)) {
      follow(type, element.getSimpleName().toString());
    } else if (element != null && core.initial.containsKey(element)) {
      var initial = core.initial.get(element);
      trace(initial.tree, initial.unit);
    } else {
      lost.add(unit.getSourceFile().getName().replaceAll(".*/", "") + ": " + tree);
    }
  }

  private static boolean isComponent(Element element, TypeElement record) {
    return record.getRecordComponents().stream()
        .anyMatch(part -> part.getSimpleName().equals(element.getSimpleName()));
  }

  /** The core as the compiler understands it. */
  private static final class Core extends TreePathScanner<@Nullable Void, CompilationUnitTree> {
    private final JavacTask task;
    private final Trees trees;
    private final Map<Element, List<Call>> calls = new HashMap<>();
    private final Set<Element> references = new HashSet<>();
    private final Map<Element, Value> initial = new HashMap<>();

    private record Call(List<? extends ExpressionTree> arguments, CompilationUnitTree unit) {}

    private Core(JavacTask task) {
      this.task = task;
      this.trees = Trees.instance(task);
    }

    private static Core read() {
      var compiler = ToolProvider.getSystemJavaCompiler();
      var options = List.of("-proc:none", "-Xlint:none");
      try (var manager = compiler.getStandardFileManager(null, null, null)) {
        var files =
            manager.getJavaFileObjectsFromPaths(
                Sources.core().map(source -> Sources.ROOT.resolve(source.path())).toList());
        var core =
            new Core((JavacTask) compiler.getTask(null, manager, null, options, null, files));
        var units = core.task.parse();
        core.task.analyze();
        units.forEach(unit -> core.scan(unit, unit));
        return core;
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    private TypeElement type(String name) {
      return task.getElements().getTypeElement(name);
    }

    private @Nullable Element element(Tree tree, CompilationUnitTree unit) {
      return trees.getElement(trees.getPath(unit, tree));
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree node, CompilationUnitTree unit) {
      note(trees.getElement(getCurrentPath()), node.getArguments(), unit);
      return super.visitNewClass(node, unit);
    }

    @Override
    public @Nullable Void visitMethodInvocation(
        MethodInvocationTree node, CompilationUnitTree unit) {
      var method = new TreePath(getCurrentPath(), node.getMethodSelect());
      note(trees.getElement(method), node.getArguments(), unit);
      return super.visitMethodInvocation(node, unit);
    }

    private void note(
        @Nullable Element callable,
        List<? extends ExpressionTree> arguments,
        CompilationUnitTree unit) {
      if (callable != null) {
        calls.computeIfAbsent(callable, none -> new ArrayList<>()).add(new Call(arguments, unit));
      }
    }

    @Override
    public @Nullable Void visitMemberReference(MemberReferenceTree node, CompilationUnitTree unit) {
      var to = trees.getElement(getCurrentPath());
      if (to != null) {
        references.add(to);
      }
      return super.visitMemberReference(node, unit);
    }

    @Override
    public @Nullable Void visitVariable(VariableTree node, CompilationUnitTree unit) {
      var variable = trees.getElement(getCurrentPath());
      if (variable != null && node.getInitializer() != null) {
        initial.put(variable, new Value(node.getInitializer(), unit));
      }
      return super.visitVariable(node, unit);
    }
  }
}
