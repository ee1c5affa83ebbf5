package dev.gatehouse.audit;

import dev.gatehouse.client.ClientAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which events are listed: those that meet every condition that is there.
 *
 * @param act only this act
 * @param actor only what this user did
 * @param target only what was done to this user
 * @param client only what came from this client, or for IPv6 from its network of 64 bits
 * @param from only what was done at that time or later
 * @param before only what was done earlier than that
 */
public record AuditFilter(
    Optional<String> act,
    Optional<UUID> actor,
    Optional<UUID> target,
    Optional<ClientAddress> client,
    Optional<Instant> from,
    Optional<Instant> before) {
  /** Every event. */
  public static final AuditFilter ALL =
      new AuditFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** The same, but only this act. */
  public AuditFilter ofAct(String only) {
    return new AuditFilter(Optional.of(only), actor, target, client, from, before);
  }

  /** The same, but only what this user did. */
  public AuditFilter byActor(UUID only) {
    return new AuditFilter(act, Optional.of(only), target, client, from, before);
  }

  /** The same, but only what was done to this user. */
  public AuditFilter toTarget(UUID only) {
    return new AuditFilter(act, actor, Optional.of(only), client, from, before);
  }

  /** The same, but only what came from this client. */
  public AuditFilter fromClient(ClientAddress only) {
    return new AuditFilter(act, actor, target, Optional.of(only), from, before);
  }

  /** The same, but only what was done from the one instant on and before the other. */
  public AuditFilter between(Instant first, Instant end) {
    return new AuditFilter(act, actor, target, client, Optional.of(first), Optional.of(end));
  }
}
