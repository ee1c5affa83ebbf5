package dev.gatehouse.audit;

import dev.gatehouse.client.Client;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One sensitive act, as the audit trail keeps it.
 *
 * @param at when it was done
 * @param act what was done, in kebab case, such as {@code user-registered}
 * @param actor the user who did it; empty for a visitor
 * @param target the user it was done to; empty when there is none
 * @param client where it was done from; empty for the system itself
 * @param details what changed, before and after; never a secret
 */
public record AuditEvent(
    Instant at,
    String act,
    Optional<UUID> actor,
    Optional<UUID> target,
    Optional<Client> client,
    Map<String, String> details) {
  /** Keeps its own copy of the details. */
  public AuditEvent {
    details = Map.copyOf(details);
  }

  /** An act of a user on the own account. */
  public static AuditEvent own(Instant at, String act, UUID user, Client client) {
    return new AuditEvent(
        at, act, Optional.of(user), Optional.of(user), Optional.of(client), Map.of());
  }

  /** An act of a visitor that concerns the user. */
  public static AuditEvent visitor(Instant at, String act, UUID user, Client client) {
    return new AuditEvent(
        at, act, Optional.empty(), Optional.of(user), Optional.of(client), Map.of());
  }

  /** The same with one more detail. */
  public AuditEvent with(String name, String value) {
    var more = new HashMap<>(details);
    more.put(name, value);
    return new AuditEvent(at, act, actor, target, client, more);
  }
}
