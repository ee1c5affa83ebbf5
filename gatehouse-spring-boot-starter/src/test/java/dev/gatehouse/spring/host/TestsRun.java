package dev.gatehouse.spring.host;

import java.io.File;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Remembers which test classes have begun; JUnit finds it by its service file. */
public final class TestsRun implements BeforeAllCallback {
  private static final Set<String> BEGUN = ConcurrentHashMap.newKeySet();

  @Override
  public void beforeAll(ExtensionContext context) {
    context.getTestClass().map(Class::getName).ifPresent(BEGUN::add);
  }

  /** The test classes in the package of that one which have not begun. */
  public static Set<String> lacking(Class<?> neighbour) {
    var folder = new File(neighbour.getResource(".").getPath());
    var lacking = new TreeSet<String>();
    Arrays.stream(Objects.requireNonNull(folder.list()))
        .filter(file -> file.endsWith("Test.class"))
        .map(file -> neighbour.getPackageName() + '.' + file.replace(".class", ""))
        .forEach(lacking::add);
    lacking.removeAll(BEGUN);
    return lacking;
  }
}
