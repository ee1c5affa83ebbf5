package dev.gatehouse.administration;

import dev.gatehouse.audit.Audit;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.events.Events;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.passwordchange.Credentials;
import dev.gatehouse.role.Role;
import dev.gatehouse.role.Roles;
import dev.gatehouse.session.Sessions;
import dev.gatehouse.spi.Mail;
import dev.gatehouse.user.User;
import dev.gatehouse.user.UserId;
import dev.gatehouse.user.Users;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;

/** What every administrative act has in common: the question of rank, the trail and the notice. */
record Desk(Foundation foundation, Credentials with, Roles roles) {
  Users users() {
    return with.users();
  }

  Sessions sessions() {
    return with.sessions();
  }

  Audit audit() {
    return with.audit();
  }

  Events events() {
    return with.events();
  }

  /** Does the act on the user in one transaction, if there is one and the actor stands higher. */
  <T> T onUser(Actor actor, UserId id, Refusals<T> refusals, Function<Request, T> act) {
    var now = foundation.now();
    return foundation
        .database()
        .write(transaction -> {
          roles.lockRanks(transaction);
          var user = users().get(transaction, id);
          if (user.isEmpty()) {
            return refusals.unknownUser();
          }
          return mayActOn(transaction, actor, id)
              ? act.apply(new Request(transaction, actor, user.get(), now))
              : refusals.forbidden();
        });
  }

  /** What an act answers that is not done. */
  record Refusals<T>(T unknownUser, T forbidden) {}

  /** One act that is allowed, under way. */
  record Request(Transaction transaction, Actor actor, User user, Instant now) {
    UserId id() {
      return user.id();
    }
  }

  /** Whether the actor is active and stands over the user, now and in this transaction. */
  private boolean mayActOn(Transaction transaction, Actor actor, UserId target) {
    return !actor.user().equals(target)
        && rank(transaction, actor.user())
            .filter(rank -> rank.over(Rank.of(roles.of(transaction, target))))
            .isPresent();
  }

  /** Whether the actor is an active Owner, now and in this transaction. */
  boolean isOwner(Transaction transaction, Actor actor) {
    return rank(transaction, actor.user()).equals(Optional.of(Rank.OWNER));
  }

  private Optional<Rank> rank(Transaction transaction, UserId user) {
    return users()
        .get(transaction, user)
        .filter(User::active)
        .map(active -> Rank.of(roles.of(transaction, user)));
  }

  SortedSet<Role> rolesOf(Transaction transaction, UserId user) {
    return roles.of(transaction, user);
  }

  /** Writes the trail of the act and tells its target by mail. */
  void conclude(Transaction transaction, Act act) {
    audit()
        .record(
            transaction,
            new AuditEvent(
                act.at(),
                act.name(),
                Optional.of(act.actor().user().value()),
                Optional.of(act.target().id().value()),
                Optional.of(act.actor().client()),
                act.details()));
    var mail =
        new Mail(act.target().email().typed(), act.name(), act.target().language(), act.details());
    with.outbox().queue(transaction, mail, act.at());
  }

  /** One act on one user. */
  record Act(Instant at, String name, Actor actor, User target, Map<String, String> details) {}

  /** How high somebody stands: one may act on those who stand lower, and an Owner on everybody. */
  private enum Rank {
    USER,
    ADMIN,
    OWNER;

    static Rank of(Set<Role> roles) {
      if (roles.contains(Role.OWNER)) {
        return OWNER;
      }
      return roles.contains(Role.ADMIN) ? ADMIN : USER;
    }

    boolean over(Rank other) {
      return this == OWNER || compareTo(other) > 0;
    }
  }
}
