package dev.gatehouse.housekeeping;

/** What came of looking for what can be removed. */
public sealed interface Sweep {
  /**
   * It is removed.
   *
   * @param sessions how many sessions that had run out
   * @param tokens how many mailed links that had run out
   * @param slots how many counted attempts that had run out
   * @param mails how many mails that were sent or given up long ago
   */
  record Swept(int sessions, int tokens, int slots, int mails) implements Sweep {}

  /** It is not yet time, or another node has just done it. */
  record NotDue() implements Sweep {}
}
