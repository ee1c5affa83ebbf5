package dev.gatehouse.audit;

/** What came of sealing the newest events. */
public sealed interface Sealing {
  /** So many more events are sealed; none when all were. */
  record Sealed(int events) implements Sealing {}

  /**
   * None: the end of the chain is not as it was left, and sealing on would cover that up. {@link
   * Audit#verify} says what is amiss.
   */
  record Stopped() implements Sealing {}
}
