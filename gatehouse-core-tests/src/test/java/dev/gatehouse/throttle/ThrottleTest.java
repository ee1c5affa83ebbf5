package dev.gatehouse.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.spi.HostTransactions;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.testing.Tables;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

@EachDatabase
class ThrottleTest {
  private static final Rule FIVE_A_MINUTE =
      new Rule("test", "ada", new Limit(5, Duration.ofMinutes(1)));

  private final Kit kit;
  private final Throttles throttles;

  ThrottleTest(Kit kit) {
    this.kit = kit;
    var database = Database.open(kit.dataSource(), HostTransactions.none());
    this.throttles = new Throttles(new Foundation(database, kit.clock(), new SecureRandom()));
  }

  @Test
  void admitsAsManyAsTheLimitAndSaysWhenTheNextMayCome() {
    for (int i = 0; i < 5; i++) {
      assertThat(admitted(FIVE_A_MINUTE)).isTrue();
      kit.clock().move(Duration.ofSeconds(10));
    }

    var sixth = throttles.admit(List.of(FIVE_A_MINUTE));

    assertThat(sixth).isEqualTo(new Admission.Refused(Duration.ofSeconds(10)));
  }

  @Test
  void admitsNoMoreInAnySpanOfTheWindow() {
    // four at the end of one minute and then as many as it allows at the beginning of the next
    assertThat(admitted(FIVE_A_MINUTE)).isTrue();
    kit.clock().move(Duration.ofSeconds(59));
    for (int i = 0; i < 4; i++) {
      assertThat(admitted(FIVE_A_MINUTE)).isTrue();
    }
    kit.clock().move(Duration.ofSeconds(1));

    assertThat(admitted(FIVE_A_MINUTE)).isTrue();
    assertThat(admitted(FIVE_A_MINUTE)).isFalse();
  }

  @Test
  void freesASlotAtTheVeryInstant() {
    for (int i = 0; i < 5; i++) {
      admitted(FIVE_A_MINUTE);
    }

    kit.clock().move(Duration.ofMinutes(1).minusMillis(1));
    assertThat(admitted(FIVE_A_MINUTE)).isFalse();

    kit.clock().move(Duration.ofMillis(1));
    assertThat(admitted(FIVE_A_MINUTE)).isTrue();
  }

  @Test
  void doesNotCountWhatItRefuses() {
    for (int i = 0; i < 50; i++) {
      admitted(FIVE_A_MINUTE);
    }
    kit.clock().move(Duration.ofMinutes(1));

    assertThat(admitted(FIVE_A_MINUTE)).isTrue();
  }

  @Test
  void admitsNoMoreThanTheLimitOfFiveHundredAtOnce() throws Exception {
    Callable<Boolean> attempt = () -> admitted(FIVE_A_MINUTE);

    var admissions = Simultaneous.run(Collections.nCopies(500, attempt));

    assertThat(admissions).filteredOn(admitted -> admitted).hasSize(5);
  }

  @Test
  void countsUnderAllRulesOrUnderNone() {
    var one = new Rule("one", "ada", new Limit(5, Duration.ofMinutes(1)));
    var other = new Rule("other", "ada", new Limit(2, Duration.ofMinutes(1)));
    admitted(other);
    admitted(other);

    assertThat(throttles.admit(List.of(one, other))).isInstanceOf(Admission.Refused.class);

    for (int i = 0; i < 5; i++) {
      assertThat(admitted(one)).isTrue();
    }
  }

  @Test
  void takesACountBack() {
    for (int i = 0; i < 20; i++) {
      var admission = throttles.admit(List.of(FIVE_A_MINUTE));
      assertThat(admission).isInstanceOf(Admission.Admitted.class);
      throttles.refund((Admission.Admitted) admission);
    }

    assertThat(Tables.on(kit).number("select count(*) from gatehouse_throttle_slots")).isZero();
  }

  @Test
  void keepsSubjectsAndNamesApart() {
    for (int i = 0; i < 5; i++) {
      admitted(FIVE_A_MINUTE);
    }

    assertThat(admitted(new Rule("test", "bob", FIVE_A_MINUTE.limit()))).isTrue();
    assertThat(admitted(new Rule("tes", "tada", FIVE_A_MINUTE.limit()))).isTrue();
  }

  @Test
  void storesNoSubject() {
    admitted(FIVE_A_MINUTE);

    assertThat(Tables.on(kit).texts("select subject_key from gatehouse_throttle_slots"))
        .singleElement()
        .satisfies(key -> assertThat(key).doesNotContain("ada"));
  }

  private boolean admitted(Rule rule) {
    return throttles.admit(List.of(rule)) instanceof Admission.Admitted;
  }
}
