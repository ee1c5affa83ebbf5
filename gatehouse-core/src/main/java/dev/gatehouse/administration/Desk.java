package dev.gatehouse.administration;

import dev.gatehouse.audit.Audit;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.events.Events;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Transaction;
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
public record Desk(Foundation foundation, Credentials with, Roles roles) {
  /** The users. */
  public Users users() {
    return with.users();
  }

  Sessions sessions() {
    return with.sessions();
  }

  /** The audit trail. */
  public Audit audit() {
    return with.audit();
  }

  /** The domain events. */
  public Events events() {
    return with.events();
  }

  /** Does the act on the user in one transaction, if there is one and the actor stands higher. */
  public <T> T onUser(Actor actor, UserId id, Refusals<T> refusals, Function<Request, T> act) {
    return actor.user().equals(id)
        ? refuseSelf(id, refusals)
        : onUserOrSelf(actor, id, refusals, act);
  }

  private <T> T refuseSelf(UserId id, Refusals<T> refusals) {
    return users().get(id).isEmpty() ? refusals.unknownUser() : refusals.forbidden();
  }

  /** The same for acts that an Owner may do to the own account too. */
  public <T> T onUserOrSelf(
      Actor actor, UserId id, Refusals<T> refusals, Function<Request, T> act) {
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
  public record Refusals<T>(T unknownUser, T forbidden) {}

  /** One act that is allowed, under way. */
  public record Request(Transaction transaction, Actor actor, User user, Instant now) {
    /** The id of the user. */
    public UserId id() {
      return user.id();
    }
  }

  /** Whether the actor is active and stands over the user, now and in this transaction. */
  private boolean mayActOn(Transaction transaction, Actor actor, UserId target) {
    return rank(transaction, actor.user())
        .filter(rank -> rank.over(Rank.of(roles.of(transaction, target))))
        .isPresent();
  }

  /** Whether the actor is an active Owner, now and in this transaction. */
  public boolean isOwner(Transaction transaction, Actor actor) {
    return rank(transaction, actor.user()).equals(Optional.of(Rank.OWNER));
  }

  /** Whether the actor is an active Owner or Admin, now and in this transaction. */
  public boolean isAdmin(Transaction transaction, Actor actor) {
    return rank(transaction, actor.user()).filter(rank -> rank != Rank.USER).isPresent();
  }

  /**
   * Whether the actor's rank is enough to give the role or take it: Admin and Owner are Owners'.
   */
  public boolean mayGive(Transaction transaction, Actor actor, Role role) {
    var reserved = role.equals(Role.OWNER) || role.equals(Role.ADMIN);
    return !reserved || isOwner(transaction, actor);
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
  public void conclude(Transaction transaction, Act act) {
    conclude(transaction, act, act.name());
  }

  /** The same by a mail that bears another name than the act. */
  void conclude(Transaction transaction, Act act, String letter) {
    record(transaction, act);
    var target = act.target();
    var mail = new Mail(target.email().typed(), letter, target.language(), act.details());
    with.outbox().queue(transaction, mail, act.at(), target.id().value());
  }

  /** Writes the trail of the act and tells nobody. */
  public void record(Transaction transaction, Act act) {
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
  }

  /** One act on one user. */
  public record Act(
      Instant at, String name, Actor actor, User target, Map<String, String> details) {}

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
