package dev.gatehouse.userfield;

import dev.gatehouse.field.FieldFault;
import java.time.Duration;
import java.util.List;

/** What came of a change of a user's fields. */
public sealed interface FieldsUpdate {
  /** All fields are as asked for. */
  record Updated() implements FieldsUpdate {}

  /** It will not do, for every one of these reasons; no field has changed. */
  record Rejected(List<FieldFault> faults) implements FieldsUpdate {
    /** Keeps its own copy of the faults. */
    public Rejected {
      faults = List.copyOf(faults);
    }
  }

  /** The user has changed much lately; the same may be tried after that time. */
  record Throttled(Duration retryAfter) implements FieldsUpdate {}

  /** There is no such user. */
  record UnknownUser() implements FieldsUpdate {}

  /** The actor does not stand over the user. */
  record Forbidden() implements FieldsUpdate {}
}
