package dev.gatehouse.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** How many have a second factor, day by day. */
@EachDatabase
class AdoptionTest {
  private final Kit kit;
  private final Directory directory;

  AdoptionTest(Kit kit) {
    this.kit = kit;
    this.directory = kit.gatehouse().directory();
  }

  @Test
  void countsSecondFactorsAtTheEndOfEachDay() {
    var start = LocalDate.ofInstant(kit.clock().instant(), ZoneOffset.UTC);
    kit.registered("ada@example.org");
    kit.enrolled("bob@example.org");
    kit.clock().move(Duration.ofDays(1));
    kit.enrolled("cleo@example.org");
    kit.clock().move(Duration.ofDays(2));
    kit.enrolled("dan@example.org");

    var days = directory.adoption(start.minusDays(1), start.plusDays(3));
    var late = directory.adoption(start.plusDays(2), start.plusDays(3));

    assertThat(days)
        .extracting(UserStatistics.Adoption::withSecondFactor)
        .containsExactly(0L, 1L, 2L, 2L, 3L);
    assertThat(days)
        .extracting(UserStatistics.Adoption::share)
        .containsExactly(0.0, 1 / 2.0, 2 / 3.0, 2 / 3.0, 3 / 4.0);
    assertThat(late).isEqualTo(days.subList(3, 5));
    assertThat(directory.withSecondFactor()).isEqualTo(3);
  }

  @Test
  void isNoneOfNobody() {
    var day = LocalDate.of(2026, 3, 1);

    assertThat(directory.adoption(day, day))
        .containsExactly(new UserStatistics.Adoption(day, 0, 0))
        .allMatch(none -> none.share() == 0);
  }
}
