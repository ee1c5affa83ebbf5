package dev.gatehouse.administration;

import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.role.ListedRole;
import dev.gatehouse.role.Role;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Creates, renames and deletes roles beside the system's own; for Owners alone, since an
 * application may hang rights on any of them.
 */
public final class CustomRoles {
  private final Desk desk;

  CustomRoles(Desk desk) {
    this.desk = desk;
  }

  /** Creates a role. */
  public CustomRoleChange create(Actor actor, Role role, String description) {
    return asOwner(
        actor,
        transaction -> {
          var now = desk.foundation().now();
          var listed = new ListedRole(desk.foundation().newId(now), role, description, false, 0);
          return desk.roles().create(transaction, listed)
              ? concluded(transaction, actor, "role-created", Map.of("role", role.name()))
              : new CustomRoleChange.NameTaken();
        });
  }

  /** Renames a role; who holds it holds it still. */
  public CustomRoleChange rename(Actor actor, Role role, Role renamed) {
    return asOwner(
        actor,
        transaction -> {
          if (desk.roles().rename(transaction, role, renamed)) {
            var details = Map.of("before", role.name(), "after", renamed.name());
            return concluded(transaction, actor, "role-renamed", details);
          }
          return refusal(transaction, role).orElseGet(CustomRoleChange.NameTaken::new);
        });
  }

  /** Deletes a role that nobody holds. */
  public CustomRoleChange delete(Actor actor, Role role) {
    return asOwner(
        actor,
        transaction ->
            desk.roles().delete(transaction, role)
                ? concluded(transaction, actor, "role-deleted", Map.of("role", role.name()))
                : refusal(transaction, role).orElseGet(CustomRoleChange.InUse::new));
  }

  private CustomRoleChange asOwner(Actor actor, Function<Transaction, CustomRoleChange> act) {
    return desk.foundation()
        .database()
        .write(transaction -> {
          desk.roles().lockRanks(transaction);
          return desk.isOwner(transaction, actor)
              ? act.apply(transaction)
              : new CustomRoleChange.Forbidden();
        });
  }

  private Optional<CustomRoleChange> refusal(Transaction transaction, Role role) {
    if (Role.SYSTEM.contains(role)) {
      return Optional.of(new CustomRoleChange.SystemRole());
    }
    return desk.roles().exists(transaction, role)
        ? Optional.empty()
        : Optional.of(new CustomRoleChange.UnknownRole());
  }

  private CustomRoleChange concluded(
      Transaction transaction, Actor actor, String act, Map<String, String> details) {
    Instant now = desk.foundation().now();
    desk.audit()
        .record(
            transaction,
            new AuditEvent(
                now,
                act,
                Optional.of(actor.user().value()),
                Optional.empty(),
                Optional.of(actor.client()),
                details));
    return new CustomRoleChange.Changed();
  }
}
