package dev.gatehouse.internal.hash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BcryptTest {
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
    assertThat(verify(text, password)).isTrue();
    assertThat(verify(text, password + "x")).isFalse();
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
      assertThat(verify(hash(beginning), beginning)).isTrue();
      assertThat(verify(hash(beginning), beginning + "y")).isFalse();
      assertThat(verify(hash(beginning + "y"), beginning + "y")).isTrue();
      assertThat(verify(hash(beginning + "y"), beginning + "z")).isFalse();
      assertThat(verify(hash(beginning + "y"), beginning)).isFalse();
    }
    assertThat(hash("x".repeat(73))).startsWith("{hmac-sha384}$2b$04$");
  }

  @Test
  void doesNotStopAtAZeroCharacter() {
    assertThat(verify(hash("abc\u0000def"), "abc\u0000def")).isTrue();
    assertThat(verify(hash("abc\u0000def"), "abc\u0000xyz")).isFalse();
    assertThat(verify(hash("abc\u0000def"), "abc")).isFalse();
  }

  @Test
  void readsNothingElse() {
    for (var text :
        new String[] {
          "",
          "$2b$12$",
          "$2x$12$" + "a".repeat(53),
          "$2b$12$" + "a".repeat(54),
          "$2b$03$" + "a".repeat(53),
          "$2b$17$" + "a".repeat(53),
          "$2b$31$" + "a".repeat(53),
          "{hmac-sha384}{bcrypt}$2b$12$" + "a".repeat(53),
          "{hmac-sha384}",
          "plain"
        }) {
      assertThat(Verifier.parse(text)).isEmpty();
    }
  }

  private static String hash(String password) {
    return Bcrypt.hash(password.getBytes(UTF_8), 4, new SecureRandom());
  }

  private static boolean verify(String text, String password) {
    return Verifier.parse(text).orElseThrow().verify(password.getBytes(UTF_8));
  }
}
