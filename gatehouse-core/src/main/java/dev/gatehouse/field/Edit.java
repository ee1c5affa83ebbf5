package dev.gatehouse.field;

import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.client.Client;
import dev.gatehouse.user.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Who changes what is known of which user, from where and when.
 *
 * @param user whose fields are changed
 * @param author in what capacity
 * @param actor the user who does it; empty for the application itself
 * @param client where from; empty for the application itself
 * @param at when
 */
public record Edit(
    UserId user, Author author, Optional<UserId> actor, Optional<Client> client, Instant at) {
  /** In what capacity somebody changes a field. */
  public enum Author {
    /** The user whose field it is. */
    USER,
    /** An administrator. */
    ADMIN,
    /** The application. */
    HOST
  }

  /** A change of the user's own fields. */
  public static Edit own(UserId user, Client client, Instant at) {
    return new Edit(user, Author.USER, Optional.of(user), Optional.of(client), at);
  }

  /** A change that the application makes for reasons of its own. */
  public static Edit byHost(UserId user, Instant at) {
    return new Edit(user, Author.HOST, Optional.empty(), Optional.empty(), at);
  }

  /** The change as the audit trail tells it. */
  public AuditEvent event(String act) {
    return new AuditEvent(
        at, act, actor.map(UserId::value), Optional.of(user.value()), client, Map.of());
  }
}
