package dev.gatehouse.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BcryptTest {
  private final Bcrypt bcrypt = new Bcrypt(4, new SecureRandom());

  /** Vectors of the original implementation in OpenBSD, as jBCrypt and others test with them. */
  @ParameterizedTest
  @CsvSource({
    "'', $2a$06$DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkgY8jIucDrjc8deX1s.",
    "a, $2a$06$m0CrhHm10qJ3lXRY.5zDGO3rS2KdeeWLuGmsfGlMfOxih58VYVfxe",
    "abc, $2a$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i",
    "abcdefghijklmnopqrstuvwxyz, $2a$06$.rCVZVOThsIa97pEDOxvGuRRgzG64bvtJ0938xuqzv18d3ZpQhstC",
    "'~!@#$%^&*()      ~!@#$%^&*()PNBFRD', $2a$06$fPIsBO8qRqkjj273rfaOI.HtSV9jLDpTbZn782DC6/t7qT67P6FfO"
  })
  void verifiesWhatOtherProgramsMade(String password, String text) {
    assertThat(Bcrypt.reads(text)).isTrue();
    assertThat(Bcrypt.verify(text, Password.of(password))).isTrue();
    assertThat(Bcrypt.verify(text, Password.of(password + "x"))).isFalse();
  }

  @Test
  void namesItsAlgorithmAndCost() {
    assertThat(hash("a password")).startsWith("$2b$04$").hasSize(60);
  }

  @Test
  void saltsEachHash() {
    assertThat(hash("a password")).isNotEqualTo(hash("a password"));
  }

  @Test
  void cutsNothingOff() {
    for (var beginning : new String[] {"x".repeat(72), "é".repeat(36), "🦦".repeat(18)}) {
      assertThat(Bcrypt.verify(hash(beginning), Password.of(beginning))).isTrue();
      assertThat(Bcrypt.verify(hash(beginning), Password.of(beginning + "y"))).isFalse();
      assertThat(Bcrypt.verify(hash(beginning + "y"), Password.of(beginning + "y"))).isTrue();
      assertThat(Bcrypt.verify(hash(beginning + "y"), Password.of(beginning + "z"))).isFalse();
      assertThat(Bcrypt.verify(hash(beginning + "y"), Password.of(beginning))).isFalse();
    }
    assertThat(hash("x".repeat(73))).startsWith("{hmac-sha384}$2b$04$");
  }

  @Test
  void doesNotStopAtAZeroCharacter() {
    assertThat(Bcrypt.verify(hash("abc\u0000def"), Password.of("abc\u0000def"))).isTrue();
    assertThat(Bcrypt.verify(hash("abc\u0000def"), Password.of("abc\u0000xyz"))).isFalse();
    assertThat(Bcrypt.verify(hash("abc\u0000def"), Password.of("abc"))).isFalse();
  }

  @Test
  void takesTheSameLettersForTheSamePassword() {
    assertThat(Bcrypt.verify(hash("caf\u00e9 au lait"), Password.of("cafe\u0301 au lait")))
        .isTrue();
  }

  @Test
  void readsNothingElse() {
    for (var text :
        new String[] {
          "", "$2b$12$", "$2x$12$" + "a".repeat(53), "$2b$12$" + "a".repeat(54), "plain"
        }) {
      assertThat(Bcrypt.reads(text)).isFalse();
    }
  }

  private String hash(String password) {
    return bcrypt.hash(Password.of(password)).text();
  }
}
