package dev.gatehouse.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.client.Client;
import dev.gatehouse.deletion.Restoration;
import dev.gatehouse.email.Confirmation;
import dev.gatehouse.email.Evidence;
import dev.gatehouse.emailchange.EmailChange;
import dev.gatehouse.emailchange.EmailUndo;
import dev.gatehouse.password.Password;
import dev.gatehouse.passwordchange.PasswordReset;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Strangers who make up tokens, which nobody limits: none of them can be guessed. */
@EachDatabase
class GuessTest {
  private static final String GUESS = "A".repeat(43);
  private static final Password FRESH = Password.of("a heron on the frozen lake");

  private final Kit kit;

  GuessTest(Kit kit) {
    this.kit = kit;
  }

  static Stream<Arguments> guesses() {
    var evidence = Evidence.of(FRESH);
    return Stream.of(
        guess(
            "undo",
            (house, me) -> house.emailChanges().undos().undo(GUESS, me),
            new EmailUndo.Dead()),
        guess(
            "restore", (house, me) -> house.deletions().restore(GUESS, me), new Restoration.Dead()),
        guess(
            "change",
            (house, me) -> house.emailChanges().confirm(GUESS, evidence, me),
            new EmailChange.Dead()),
        guess(
            "confirm",
            (house, me) -> house.emails().confirm(GUESS, evidence, me),
            new Confirmation.Dead()),
        guess(
            "reset",
            (house, me) -> house.passwordResets().reset(GUESS, FRESH, me),
            new PasswordReset.Dead()));
  }

  private static Arguments guess(
      String name, BiFunction<Gatehouse, Client, Object> act, Object answer) {
    return Arguments.of(name, act, answer);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("guesses")
  void waitForNobodyAndHoldNobodyUp(
      String name, BiFunction<Gatehouse, Client, Object> act, Object answer) throws Exception {
    var house = kit.gatehouse();
    var me = kit.client();
    try (var busy = kit.dataSource().getConnection()) {
      busy.setAutoCommit(false);
      holdTheLocks(busy);

      var guessed = CompletableFuture.supplyAsync(() -> act.apply(house, me));

      assertThat(guessed.get(3, TimeUnit.SECONDS)).isEqualTo(answer);
      busy.rollback();
    }
  }

  private static void holdTheLocks(Connection busy) throws SQLException {
    try (var work = busy.createStatement()) {
      work.executeUpdate("update gatehouse_owner_seat set locked = locked + 1");
    }
  }
}
