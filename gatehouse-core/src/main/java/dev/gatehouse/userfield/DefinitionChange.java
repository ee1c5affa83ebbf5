package dev.gatehouse.userfield;

import dev.gatehouse.field.FieldFault;
import java.util.List;

/** What came of defining a custom field. */
public sealed interface DefinitionChange {
  /** Done. */
  record Changed() implements DefinitionChange {}

  /** The definition itself will not do, for every one of these reasons. */
  record Rejected(List<FieldFault> faults) implements DefinitionChange {
    /** Keeps its own copy of the faults. */
    public Rejected {
      faults = List.copyOf(faults);
    }
  }

  /** There is a field of that key already. */
  record KeyTaken() implements DefinitionChange {}

  /** There are as many fields as there may be. */
  record TooMany() implements DefinitionChange {}

  /** There is no such field. */
  record UnknownField() implements DefinitionChange {}

  /** The actor is neither an active Owner nor an active Admin. */
  record Forbidden() implements DefinitionChange {}
}
