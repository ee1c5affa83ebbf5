package dev.gatehouse.checks;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The compiled classes of all published modules, tests aside. */
final class Classes {
  static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.gatehouse");

  static final JavaClasses CORE = ALL.that(describe("are the core's", Classes::areOfTheCore));

  private Classes() {}

  /** Whether it comes from the core's jar or folder. */
  static boolean areOfTheCore(JavaClass type) {
    return type.getSource()
        .filter(from -> from.getUri().toString().contains("/gatehouse-core/"))
        .isPresent();
  }
}
