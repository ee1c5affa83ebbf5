package dev.gatehouse.customfield;

import dev.gatehouse.field.FieldFault;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What came of a change of a user's custom fields. */
public sealed interface CustomFieldsUpdate {
  /**
   * The fields are as asked for.
   *
   * @param changed those that hold something else than before
   */
  record Updated(Set<FieldKey> changed) implements CustomFieldsUpdate {
    /** Keeps its own copy of the keys. */
    public Updated {
      changed = Set.copyOf(changed);
    }
  }

  /** It will not do, for every one of these reasons; nothing has changed. */
  record Rejected(List<FieldFault> faults) implements CustomFieldsUpdate {
    /** Keeps its own copy of the faults. */
    public Rejected {
      faults = List.copyOf(faults);
    }
  }

  /** The user has changed much lately; the same may be tried after that time. */
  record Throttled(Duration retryAfter) implements CustomFieldsUpdate {}

  /** There is no such user. */
  record UnknownUser() implements CustomFieldsUpdate {}
}
