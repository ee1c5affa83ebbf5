package dev.gatehouse.field;

import dev.gatehouse.throttle.Admission;
import dev.gatehouse.throttle.Rule;
import dev.gatehouse.throttle.Throttles;
import dev.gatehouse.user.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Counts how often users change the own profile and custom fields, in the place of all that do.
 *
 * <p>Whoever is in somebody's session could otherwise fill that mailbox with notices of new user
 * names, try out which names are taken, and fill the trail.
 */
public final class OwnEdits {
  private final Throttles throttles;
  private final FieldSettings settings;

  /** Makes the service. */
  public OwnEdits(Throttles throttles, FieldSettings settings) {
    this.throttles = throttles;
    this.settings = settings;
  }

  /** Counts one change, whatever comes of it; or says after which time it may be tried. */
  public Optional<Duration> refused(UserId user) {
    var rule = new Rule("own-edit", user.toString(), settings.changes());
    return switch (throttles.admit(List.of(rule))) {
      case Admission.Admitted admitted -> Optional.empty();
      case Admission.Refused(var retryAfter) -> Optional.of(retryAfter);
    };
  }
}
