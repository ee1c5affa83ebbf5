package dev.gatehouse.housekeeping;

import java.util.Map;

/** What came of looking for what can be removed. */
public sealed interface Sweep {
  /**
   * It is removed.
   *
   * @param removed how much of what, by names such as {@code sessions}
   */
  record Swept(Map<String, Integer> removed) implements Sweep {}

  /** It is not yet time, or another node has just done it. */
  record NotDue() implements Sweep {}
}
