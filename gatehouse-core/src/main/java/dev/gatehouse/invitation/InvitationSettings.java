package dev.gatehouse.invitation;

import dev.gatehouse.throttle.Limit;
import java.time.Duration;

/**
 * How users are invited.
 *
 * @param link how long the link of an invitation lives
 * @param perActor how many users one administrator may invite or create
 * @param perAddress how often one e-mail address may be invited, by whomever
 */
public record InvitationSettings(Duration link, Limit perActor, Limit perAddress) {
  /** Checks that the link lives at all. */
  public InvitationSettings {
    if (!link.isPositive()) {
      throw new IllegalArgumentException("invitation: link must be longer than nothing");
    }
  }

  /** Seven days; 60 an hour by one administrator, and 5 an hour to one address. */
  public static InvitationSettings defaults() {
    return new InvitationSettings(
        Duration.ofDays(7), new Limit(60, Duration.ofHours(1)), new Limit(5, Duration.ofHours(1)));
  }
}
