package dev.gatehouse.invitation;

import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.client.Client;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.email.EmailConfirmed;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.internal.token.Purpose;
import dev.gatehouse.internal.token.RandomToken;
import dev.gatehouse.password.Password;
import dev.gatehouse.password.PasswordHash;
import dev.gatehouse.password.Preparation;
import dev.gatehouse.place.Places;
import dev.gatehouse.throttle.Admission;
import dev.gatehouse.throttle.Limit;
import dev.gatehouse.throttle.Rule;
import dev.gatehouse.user.Origin;
import dev.gatehouse.user.User;
import dev.gatehouse.user.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Redeems the links of invitations. */
final class Acceptances {
  // judging a password is work, and a link lives for days
  private static final Limit TRIES = new Limit(20, Duration.ofMinutes(1));

  private final Foundation foundation;
  private final Credentials with;
  private final Places places;

  Acceptances(Foundation foundation, Credentials with, Places places) {
    this.foundation = foundation;
    this.with = with;
    this.places = places;
  }

  Optional<User> holder(RandomToken token) {
    return with.tokens()
        .peek(Purpose.ACCEPT_INVITATION, token, foundation.now())
        .flatMap(user -> with.users().get(new UserId(user)));
  }

  /** One who follows a link. */
  private record Guest(RandomToken token, UserId user, Client client) {}

  InvitationAcceptance accept(RandomToken token, Password password, Client client) {
    var holder = holder(token);
    if (holder.isEmpty()) {
      return new InvitationAcceptance.Dead();
    }
    var user = holder.get();
    var rule = new Rule("invitation-acceptance", user.id().toString(), TRIES);
    if (with.throttles().admit(List.of(rule)) instanceof Admission.Refused(var retryAfter)) {
      return new InvitationAcceptance.Throttled(retryAfter);
    }
    return switch (with.passwords().prepare(password, NewUsers.words(user))) {
      case Preparation.Rejected(var weaknesses) -> new InvitationAcceptance.Rejected(weaknesses);
      case Preparation.Busy(var retryAfter) -> new InvitationAcceptance.Busy(retryAfter);
      case Preparation.Prepared(var hash) -> redeem(new Guest(token, user.id(), client), hash);
    };
  }

  private InvitationAcceptance redeem(Guest guest, PasswordHash hash) {
    // before the transaction, which waits for no file
    var origin = places.origin(guest.client().address());
    return foundation.database().write(transaction -> redeemed(transaction, guest, hash, origin));
  }

  private InvitationAcceptance redeemed(
      Transaction transaction, Guest guest, PasswordHash hash, Origin origin) {
    var now = foundation.now();
    var user = guest.user();
    // so that nothing the link is bound to changes once it is redeemed
    if (with.users().lock(transaction, user).isEmpty()
        || with.tokens()
            .redeem(transaction, Purpose.ACCEPT_INVITATION, guest.token(), now)
            .isEmpty()
        // the first one, never another: a password may have come by another road
        || !with.passwords().storeFirst(transaction, user, hash, now)) {
      return new InvitationAcceptance.Dead();
    }
    with.users().changeCredential(transaction, user);
    with.sessions().endAll(transaction, user);
    with.users().registeredFrom(transaction, user, origin);
    var event = AuditEvent.own(now, "invitation-accepted", user.value(), guest.client());
    with.audit().record(transaction, event);
    if (with.users().confirm(transaction, user, now)) {
      with.events().publish(transaction, new EmailConfirmed(user.value(), now));
    }
    return new InvitationAcceptance.Accepted(user);
  }
}
