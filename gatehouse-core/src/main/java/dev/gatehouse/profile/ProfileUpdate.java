package dev.gatehouse.profile;

import dev.gatehouse.field.FieldFault;
import dev.gatehouse.user.Profile;
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

  /** There is no such user. */
  record UnknownUser() implements ProfileUpdate {}
}
