package dev.gatehouse.checks;

import static dev.gatehouse.checks.Classes.CORE;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Secrets are types of their own, and never print themselves. */
class SecretTest {
  private static final Pattern SECRET_NAME = Pattern.compile("(?i).*(password|secret|token).*");

  // a ConfirmedPassword is the proof that one was typed, and holds none
  private static final Pattern SECRET_TYPE =
      Pattern.compile("(?!ConfirmedPassword).*(Token|Password|Hash|KeyRing)");

  private static final Set<String> COMPARISONS =
      Set.of("equals", "compare", "mismatch", "deepEquals");

  @Test
  void noSecretIsAString() {
    var bare =
        CORE.stream()
            .filter(SecretTest::isPublic)
            .flatMap(type -> type.getFields().stream())
            .filter(field -> field.getRawType().isEquivalentTo(String.class))
            .filter(field -> SECRET_NAME.matcher(field.getName()).matches())
            .map(Object::toString);

    assertThat(bare).isEmpty();
  }

  @Test
  void noSecretPrintsItself() throws ReflectiveOperationException {
    var secrets = CORE.stream().filter(type -> SECRET_TYPE.matcher(type.getSimpleName()).matches());

    for (var secret : secrets.toList()) {
      assertThat(secret.getModifiers()).as(secret.getName()).contains(JavaModifier.FINAL);
      assertThat(isPublic(secret) && secret.isRecord()).as(secret.getName()).isFalse();
      var sample = Samples.of(secret.reflect());
      assertThat(sample.toString()).contains("[redacted]");
      assertThat(Samples.textsIn(sample)).noneMatch(sample.toString()::contains);
    }
  }

  // how long such a comparison takes tells how much of a guess is right
  @Test
  void nothingIsComparedByteByByte() {
    var comparing =
        CORE.stream()
            .flatMap(type -> type.getMethodCallsFromSelf().stream())
            .filter(call -> call.getTargetOwner().isEquivalentTo(Arrays.class))
            .filter(call -> COMPARISONS.contains(call.getName()))
            .map(Object::toString);

    assertThat(comparing).isEmpty();
  }

  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC);
  }
}
