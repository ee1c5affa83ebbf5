package dev.gatehouse.profile;

import dev.gatehouse.field.FieldFault;
import dev.gatehouse.user.Profile;
import java.time.Duration;
import java.util.List;

/** What came of a change of a profile. */
public sealed interface ProfileUpdate {
  /** The profile is as asked for. */
  record Updated(Profile profile) implements ProfileUpdate {}

  /** It will not do, for every one of these reasons; nothing has changed. */
  record Rejected(List<FieldFault> faults) implements ProfileUpdate {
    /** Keeps its own copy of the faults. */
    public Rejected {
      faults = List.copyOf(faults);
    }
  }

  /** The user has changed much lately; the same may be tried after that time. */
  record Throttled(Duration retryAfter) implements ProfileUpdate {}

  /** There is no such user. */
  record UnknownUser() implements ProfileUpdate {}
}
