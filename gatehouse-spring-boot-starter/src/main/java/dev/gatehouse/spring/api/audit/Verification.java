package dev.gatehouse.spring.api.audit;

import dev.gatehouse.audit.AuditVerdict;
import java.util.Optional;

/**
 * Whether the audit trail is whole, as JSON.
 *
 * @param verdict {@code whole}, or what is amiss in the first place where something is
 * @param seals how many seals the chain has, if it is whole
 * @param events how many events they cover, if it is whole
 * @param unsealed how many events wait to be sealed, if it is whole
 * @param event the event with which something is amiss
 * @param seal the seal with which something is amiss
 */
record Verification(
    String verdict,
    Optional<Long> seals,
    Optional<Long> events,
    Optional<Long> unsealed,
    Optional<String> event,
    Optional<Long> seal) {
  static Verification of(AuditVerdict verdict) {
    return switch (verdict) {
      case AuditVerdict.Whole(var seals, var events, var unsealed) ->
          new Verification(
              "whole",
              Optional.of(seals),
              Optional.of(events),
              Optional.of(unsealed),
              Optional.empty(),
              Optional.empty());
      case AuditVerdict.EventChanged(var event, var seal) -> event("event-changed", event, seal);
      case AuditVerdict.EventMissing(var event, var seal) -> event("event-missing", event, seal);
      case AuditVerdict.EventAdded(var event, var seal) -> event("event-added", event, seal);
      case AuditVerdict.SealMissing(var seal) ->
          broken("seal-missing", Optional.empty(), Optional.of(seal));
      case AuditVerdict.SealChanged(var seal) ->
          broken("seal-changed", Optional.empty(), Optional.of(seal));
      case AuditVerdict.HeadChanged() -> broken("head-changed", Optional.empty(), Optional.empty());
    };
  }

  private static Verification event(String verdict, String event, long seal) {
    return broken(verdict, Optional.of(event), Optional.of(seal));
  }

  private static Verification broken(String verdict, Optional<String> event, Optional<Long> seal) {
    return new Verification(
        verdict, Optional.empty(), Optional.empty(), Optional.empty(), event, seal);
  }
}
