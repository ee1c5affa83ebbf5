package dev.gatehouse.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.spi.HostTransactions;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.throttle.Throttles;
import dev.gatehouse.user.EmailAddress;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EachDatabase
class PasswordTest {
  private static final EmailAddress ADA = EmailAddress.parse("ada@example.org").orElseThrow();

  private final Kit kit;
  private final Passwords passwords;

  PasswordTest(Kit kit) {
    this.kit = kit;
    var database = Database.open(kit.dataSource(), HostTransactions.none());
    var foundation = new Foundation(database, kit.clock(), new SecureRandom());
    this.passwords =
        new Passwords(
            foundation,
            Kit.settings().password(),
            new Throttles(foundation),
            kit.gatehouse().audit());
  }

  @AfterEach
  void stopHashing() {
    passwords.close();
  }

  @Test
  void isCorrectOrWrong() {
    var ada = kit.registered("ada@example.org").id();

    assertThat(passwords.verify(ADA, Password.of(Kit.PASSWORD)))
        .isEqualTo(new PasswordCheck.Correct(ada, 0));
    assertThat(passwords.verify(ADA, Password.of(Kit.PASSWORD + " ")))
        .isInstanceOf(PasswordCheck.Wrong.class);
    assertThat(passwords.verify(ADA, Password.of(Kit.PASSWORD.toUpperCase(Locale.ROOT))))
        .isInstanceOf(PasswordCheck.Wrong.class);
  }

  @Test
  void isWrongForAUserWhoseStoredHashIsOfNoKnownKind() {
    kit.registered("ada@example.org");
    for (var hash :
        List.of(
            "",
            "x",
            "$2b$31$" + "a".repeat(53),
            "{hmac-sha384}",
            "$argon2id$v=19$m=4194304,t=2,p=1$c2l4dGVlbiBieXRlcyBvaw$" + "a".repeat(43))) {
      Tables.on(kit).update("update gatehouse_passwords set hash = '" + hash + "'");

      assertThat(passwords.verify(ADA, Password.of(Kit.PASSWORD)))
          .isInstanceOf(PasswordCheck.Wrong.class);
      assertThat(passwords.verify(ADA, Password.of(""))).isInstanceOf(PasswordCheck.Wrong.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 128})
  void mayHaveEightToAHundredAndTwentyEightCodePoints(int length) {
    var longest = "🦦ø7x!Qé2kV".codePoints().limit(8).toArray();
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(longest[i % longest.length] + i / longest.length);
    }

    assertThat(weaknesses(text.toString())).isEmpty();
    assertThat(weaknesses(text.substring(0, text.length() - 1)).contains(Weakness.TOO_SHORT))
        .isEqualTo(length == 8);
    assertThat(weaknesses(text + "y").contains(Weakness.TOO_LONG)).isEqualTo(length == 128);
  }

  @ParameterizedTest
  @ValueSource(strings = {"aaaaaaaaaaaaaa", "P@ssw0rd!", "password123!", "abcdefghabcdefgh"})
  void mayNotBeEasilyGuessed(String text) {
    assertThat(weaknesses(text)).containsExactly(Weakness.GUESSABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"password", "12345678", "QwertyUiop", "iloveyou1", "ＰＡＳＳＷＯＲＤ"})
  void mayNotBeOneThatEverybodyKnows(String text) {
    assertThat(weaknesses(text)).containsExactly(Weakness.COMMON);
  }

  @Test
  void mayNotBeMadeOfWhatIsKnownOfTheUser() {
    assertThat(passwords.judge(Password.of("kowalczyk1"), List.of("kowalczyk")).orElseThrow())
        .containsExactly(Weakness.GUESSABLE);
  }

  @Test
  void isJudgedQuicklyHoweverLong() {
    assertThat(weaknesses("a1".repeat(5_000_000))).containsExactly(Weakness.TOO_LONG);
  }

  @Test
  void isTheSameInEitherFormOfItsLetters() {
    var hashing = passwords.hash(Password.of("caf\u00e9 au lait"));

    assertThat(hashing)
        .isInstanceOfSatisfying(
            Hashing.Hashed.class,
            hashed ->
                assertThat(
                        hashed
                            .hash()
                            .verifier()
                            .orElseThrow()
                            .verify(Password.of("cafe\u0301 au lait").bytes()))
                    .isTrue());
  }

  @Test
  void costsAnUnknownAddressTheSameWork() throws Exception {
    var narrow = settings(10, 1, 1);
    var database = Database.open(kit.dataSource(), HostTransactions.none());
    var foundation = new Foundation(database, kit.clock(), new SecureRandom());
    try (var oneAtATime =
        new Passwords(foundation, narrow, new Throttles(foundation), kit.gatehouse().audit())) {
      Callable<PasswordCheck> check = () -> oneAtATime.verify(ADA, Password.of(Kit.PASSWORD));

      var outcomes = Simultaneous.run(Collections.nCopies(20, check));

      // who did not have to wait for a hash would never hear that there are too many
      assertThat(outcomes).hasAtLeastOneElementOfType(PasswordCheck.Busy.class);
      assertThat(outcomes).hasAtLeastOneElementOfType(PasswordCheck.Wrong.class);
    }
  }

  @Test
  void hasACostThatProtects() {
    for (var cost : new int[] {0, 3, 5, 9, 17, 31, 32, -1}) {
      assertThatThrownBy(() -> settings(cost, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(PasswordSettings.defaults().cost()).isEqualTo(12);
  }

  private static PasswordSettings settings(int cost, int threads, int queue) {
    var defaults = PasswordSettings.defaults();
    return new PasswordSettings(
        defaults.shortest(),
        defaults.longest(),
        defaults.strength(),
        defaults.breaches(),
        defaults.algorithm(),
        cost,
        defaults.argon2(),
        threads,
        queue,
        defaults.confirmations());
  }

  private List<Weakness> weaknesses(String text) {
    return passwords.judge(Password.of(text), List.of()).orElseThrow();
  }
}
