package dev.gatehouse.totp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.keys.Keys;
import dev.gatehouse.spi.HostTransactions;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Enrolled;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Tables;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which codes are accepted when. A step is written as its distance from the one that the moment is
 * in: {@code -1} is the step before it.
 */
@EachDatabase
class TotpWindowTest {
  private static final Duration STEP = Duration.ofSeconds(30);

  private final Kit kit;
  private final Enrolled ada;
  private final Instant start;
  private final Foundation foundation;

  TotpWindowTest(Kit kit) {
    this.kit = kit;
    this.ada = kit.enrolled("ada@example.org");
    long later = kit.clock().instant().getEpochSecond() / 30 + 100;
    this.start = Instant.ofEpochSecond(later * 30);
    var database = Database.open(kit.dataSource(), HostTransactions.none());
    this.foundation = new Foundation(database, kit.clock(), new SecureRandom());
  }

  // the window, and the first and the last millisecond of a code, from the beginning of its step
  @ParameterizedTest
  @CsvSource({"0, 0, 0, 29999", "1, 0, 0, 59999", "1, 1, -30000, 59999", "2, 2, -60000, 89999"})
  void beginsAndEndsAtTheVeryMillisecond(int before, int after, long first, long last) {
    var totps = totps(before, after);

    assertThat(accepts(totps, 0, start.plusMillis(first - 1))).isFalse();
    assertThat(accepts(totps, 0, start.plusMillis(first))).isTrue();
    forget();
    assertThat(accepts(totps, 0, start.plusMillis(last))).isTrue();
    forget();
    assertThat(accepts(totps, 0, start.plusMillis(last + 1))).isFalse();
  }

  // the window, the step of the last success, and the steps whose codes are accepted after it
  @ParameterizedTest
  @CsvSource({
    "0, 0, -9, 0",
    "0, 0, -2, 0",
    "0, 0, -1, 0",
    "0, 0,  0, none",
    "1, 0, -9, -1 0",
    "1, 0, -2, -1 0",
    "1, 0, -1, 0",
    "1, 0,  0, none",
    "1, 1, -9, -1 0 1",
    "1, 1, -2, -1 0 1",
    "1, 1, -1, 0 1",
    "1, 1,  0, 1",
    "1, 1,  1, none"
  })
  void dependsOnTheHighestStepAcceptedAndNotOnItsTime(
      int before, int after, int last, String steps) {
    var totps = totps(before, after);
    var accepted = new ArrayList<String>();
    for (int step = -3; step <= 3; step++) {
      forget();
      assertThat(accepts(totps, last, at(last))).isTrue();

      if (accepts(totps, step, start)) {
        accepted.add(Integer.toString(step));
      }
    }

    assertThat(accepted.isEmpty() ? "none" : String.join(" ", accepted)).isEqualTo(steps);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "1, 1"})
  void neverOpensAgainWhenTheClockIsSetBack(int before, int after) {
    var totps = totps(before, after);
    assertThat(accepts(totps, 0, start)).isTrue();

    for (int back = 0; back <= 4; back++) {
      for (int code = -6; code <= 0; code++) {
        assertThat(accepts(totps, code, at(-back).plusMillis(29_999)))
            .as("code of step %d, set back by %d", code, back)
            .isFalse();
      }
    }
    assertThat(accepts(totps, 1, at(1))).as("when the time has come again").isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "1, 1"})
  void usesUpWhatIsBeforeAnAcceptedStep(int before, int after) {
    var totps = totps(before, after);
    assertThat(accepts(totps, after, start)).isTrue();

    for (int later = 0; later <= 3; later++) {
      for (int code = -3; code <= after; code++) {
        assertThat(accepts(totps, code, at(later))).isFalse();
      }
    }
  }

  private boolean accepts(Totps totps, int step, Instant now) {
    var code = ada.phone().codeAt(at(step));
    return foundation
        .database()
        .write(transaction -> totps.accept(transaction, ada.user().id(), code, now));
  }

  private Instant at(int step) {
    return start.plus(STEP.multipliedBy(step));
  }

  private Totps totps(int before, int after) {
    var settings = new TotpSettings("Gatehouse", before, after, Duration.ofMinutes(15));
    return new Totps(foundation, Keys.open(foundation, kit.keyRing()), settings);
  }

  // as if only the code of the set-up had been used
  private void forget() {
    Tables.on(kit).update("update gatehouse_totp set step = 0");
  }
}
