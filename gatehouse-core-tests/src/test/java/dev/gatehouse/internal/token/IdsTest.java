package dev.gatehouse.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class IdsTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

  private final Ids ids = new Ids(new SecureRandom());

  @Test
  void areOfVersionSevenAndVariantTwo() {
    for (int i = 0; i < 1000; i++) {
      var id = ids.next(NOON);
      assertThat(id.version()).isEqualTo(7);
      assertThat(id.variant()).isEqualTo(2);
    }
  }

  @Test
  void beginWithTheirMillisecond() {
    var id = ids.next(NOON);

    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
  }

  @Test
  void areOrderedByTheirMillisecond() {
    var earlier = ids.next(NOON).toString();
    var later = ids.next(NOON.plusMillis(1)).toString();

    assertThat(earlier).isLessThan(later);
  }

  @Test
  void areOrderedWithinAMillisecondAndWhenTheClockIsSetBack() {
    var before = ids.next(NOON).toString();
    for (int i = 0; i < 10_000; i++) {
      var after = ids.next(NOON.minusSeconds(i % 2)).toString();
      assertThat(after).isGreaterThan(before);
      before = after;
    }
  }

  @Test
  void areNeverTheSame() {
    var seen = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      seen.add(ids.next(NOON));
    }

    assertThat(seen).hasSize(10_000);
  }
}
