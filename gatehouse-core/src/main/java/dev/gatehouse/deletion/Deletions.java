package dev.gatehouse.deletion;

import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.client.Client;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.internal.token.Purpose;
import dev.gatehouse.internal.token.RandomToken;
import dev.gatehouse.password.ConfirmedPassword;
import dev.gatehouse.role.Role;
import dev.gatehouse.role.Roles;
import dev.gatehouse.secondfactor.FactorAdmission;
import dev.gatehouse.secondfactor.FactorChecks;
import dev.gatehouse.secondfactor.FactorCode;
import dev.gatehouse.spi.Mail;
import dev.gatehouse.spi.StorageException;
import dev.gatehouse.user.User;
import dev.gatehouse.user.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Users delete their own accounts, and change their minds.
 *
 * <p>It needs the password freshly confirmed, and while the second factor is on a code of it as
 * well. The account is closed at once: every session ends, every mailed link and every trusted
 * device is void, and nobody signs in to it. A mail brings a link that undoes it until the {@link
 * DeletionSettings#grace} is over; then {@link #purge} deletes it for good. Address and user name
 * stay taken until then. The last active Owner cannot leave.
 */
public final class Deletions {
  private static final Logger LOG = LoggerFactory.getLogger(Deletions.class);

  private final Foundation foundation;
  private final DeletionSettings settings;
  private final With with;

  /** The services that leaving needs. */
  public record With(
      Credentials credentials, Roles roles, FactorChecks checks, Departures departures) {}

  /** Makes the service. */
  public Deletions(Foundation foundation, DeletionSettings settings, With with) {
    this.foundation = foundation;
    this.settings = settings;
    this.with = with;
  }

  /**
   * Deletes the account of who has typed the password, when the grace period is over.
   *
   * @param code of the second factor; without effect while that is off
   */
  public Deletion delete(ConfirmedPassword proof, Optional<FactorCode> code, Client client) {
    var wish = new Wish(proof, code, client, foundation.now());
    if (code.isEmpty()) {
      return foundation.database().write(transaction -> deleted(transaction, wish));
    }
    return switch (with.checks().admit(proof.user(), code.get())) {
      case FactorAdmission.Throttled(var retryAfter) -> new Deletion.Throttled(retryAfter);
      case FactorAdmission.Stopped() -> new Deletion.Stopped();
      case FactorAdmission.Admitted admitted -> {
        var outcome = foundation.database().write(transaction -> deleted(transaction, wish));
        if (!(outcome instanceof Deletion.WrongCode)) {
          with.checks().settle(admitted);
        }
        yield outcome;
      }
    };
  }

  /** What a user wants, with all that proves it. */
  private record Wish(
      ConfirmedPassword proof, Optional<FactorCode> code, Client client, Instant at) {}

  private Deletion deleted(Transaction transaction, Wish wish) {
    // before anything else, as administrators do: two Owners who leave at once come one by one
    with.roles().lockRanks(transaction);
    var proof = wish.proof();
    var held =
        with.credentials().users().hold(transaction, proof.user(), proof.credentialVersion());
    if (held.isEmpty()) {
      return new Deletion.Outdated();
    }
    var user = held.get();
    return switch (with.checks().prove(transaction, user, wish.code(), wish.at())) {
      case NEEDED -> new Deletion.CodeNeeded();
      case WRONG -> new Deletion.WrongCode();
      case ENOUGH -> departed(transaction, user, wish);
    };
  }

  private Deletion departed(Transaction transaction, User user, Wish wish) {
    if (lastOwner(transaction, user.id())) {
      return new Deletion.LastOwner();
    }
    return settings.grace().isZero()
        ? erased(transaction, user, wish)
        : closed(transaction, user, wish);
  }

  private boolean lastOwner(Transaction transaction, UserId user) {
    return with.roles().of(transaction, user).contains(Role.OWNER)
        && !with.roles().ownerRemainsWithout(transaction, user);
  }

  private Deletion erased(Transaction transaction, User user, Wish wish) {
    var event = AuditEvent.own(wish.at(), "user-deleted", user.id().value(), wish.client());
    with.departures().erase(transaction, user, event);
    return new Deletion.Deleted();
  }

  private Deletion closed(Transaction transaction, User user, Wish wish) {
    var dueAt = wish.at().plus(settings.grace());
    with.departures()
        .close(transaction, new DeletionRepository.Row(user.id(), true, wish.at(), dueAt));
    var token =
        with.credentials()
            .tokens()
            .issue(transaction, Purpose.RESTORE_ACCOUNT, user.id().value(), dueAt);
    var event = AuditEvent.own(wish.at(), "deletion-requested", user.id().value(), wish.client());
    tell(transaction, user, event, Map.of("token", token.reveal(), "due", dueAt.toString()));
    return new Deletion.Scheduled(dueAt);
  }

  private void tell(
      Transaction transaction, User user, AuditEvent event, Map<String, String> values) {
    with.credentials().audit().record(transaction, event);
    var mail = new Mail(user.email().typed(), event.act(), user.language(), values);
    with.credentials().outbox().queue(transaction, mail, event.at(), user.id().value());
  }

  /** Whether the mailed link is good; nothing changes, for a page that asks before it acts. */
  public boolean restorable(String token) {
    var now = foundation.now();
    return RandomToken.parse(token)
        .flatMap(known -> with.credentials().tokens().peek(Purpose.RESTORE_ACCOUNT, known, now))
        .isPresent();
  }

  /** Redeems the token of the mailed link, and keeps the account; its user signs in as ever. */
  public Restoration restore(String token, Client client) {
    return RandomToken.parse(token)
        // a stranger's guess is to wait for nobody, and nobody for it
        .filter(parsed -> restorable(token))
        .map(parsed ->
            foundation.database().write(transaction -> restored(transaction, parsed, client)))
        .orElseGet(Restoration.Dead::new);
  }

  private Restoration restored(Transaction transaction, RandomToken token, Client client) {
    var now = foundation.now();
    with.roles().lockRanks(transaction);
    var user =
        with.credentials()
            .tokens()
            .redeem(transaction, Purpose.RESTORE_ACCOUNT, token, now)
            .flatMap(redeemed ->
                with.credentials().users().get(transaction, new UserId(redeemed.user())));
    if (user.isEmpty() || !with.departures().reopen(transaction, user.get().id(), now)) {
      return new Restoration.Dead();
    }
    var id = user.get().id();
    var event = AuditEvent.visitor(now, "deletion-undone", id.value(), client);
    tell(transaction, user.get(), event, Map.of());
    return new Restoration.Restored(id);
  }

  /**
   * Deletes for good whose grace period is over, each in a transaction of its own, and says how
   * many. A user who cannot be deleted, because a table of the application still refers to them,
   * stays closed and is tried again the next time.
   */
  public int purge(Instant now) {
    int deleted = 0;
    for (var user : with.departures().due(now)) {
      if (purge(user, now)) {
        deleted++;
      }
    }
    return deleted;
  }

  private boolean purge(UserId user, Instant now) {
    try {
      return foundation
          .database()
          .write(transaction -> {
            with.roles().lockRanks(transaction);
            return with.departures().eraseDue(transaction, user, now);
          });
    } catch (StorageException failure) {
      LOG.warn("user {} could not be deleted; it is tried again", user, failure);
      return false;
    }
  }
}
