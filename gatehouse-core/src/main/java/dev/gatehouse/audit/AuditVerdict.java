package dev.gatehouse.audit;

/** What came of comparing the trail with its seals: whole, or the first place where it is not. */
public sealed interface AuditVerdict {
  /**
   * Every sealed event is there as it was sealed, and no other.
   *
   * @param seals how many seals the chain has; it only ever grows
   * @param events how many events they cover; it only ever grows
   * @param unsealed how many events wait to be sealed, and could still be changed unnoticed
   */
  record Whole(long seals, long events, long unsealed) implements AuditVerdict {}

  /** The event is not as it was sealed. */
  record EventChanged(String event, long seal) implements AuditVerdict {}

  /** The event was sealed and is gone. */
  record EventMissing(String event, long seal) implements AuditVerdict {}

  /** The event claims a seal that does not cover it. */
  record EventAdded(String event, long seal) implements AuditVerdict {}

  /** The seal is gone. */
  record SealMissing(long seal) implements AuditVerdict {}

  /** The seal was changed, moved, added, or belongs to another chain. */
  record SealChanged(long seal) implements AuditVerdict {}

  /** The mark at the end of the chain was changed, or is gone. */
  record HeadChanged() implements AuditVerdict {}
}
