package dev.gatehouse.emailchange;

import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.client.Client;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.deletion.Departures;
import dev.gatehouse.email.Claim;
import dev.gatehouse.email.Claims;
import dev.gatehouse.email.Evidence;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.internal.token.OneTimeTokens.Errand;
import dev.gatehouse.internal.token.Purpose;
import dev.gatehouse.internal.token.RandomToken;
import dev.gatehouse.internal.token.Redeemed;
import dev.gatehouse.password.ConfirmedPassword;
import dev.gatehouse.passwordchange.PasswordResets;
import dev.gatehouse.role.Roles;
import dev.gatehouse.secondfactor.SecondFactors;
import dev.gatehouse.spi.Mail;
import dev.gatehouse.throttle.Admission;
import dev.gatehouse.throttle.Rule;
import dev.gatehouse.user.EmailAddress;
import dev.gatehouse.user.ProvedAddress;
import dev.gatehouse.user.User;
import dev.gatehouse.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changes addresses at their users' own wish: asked for with the password, and brought about by a
 * link that is mailed to the new address.
 */
public final class EmailChanges {
  private final Foundation foundation;
  private final EmailChangeSettings settings;
  private final Credentials with;
  private final Claims claims;
  private final EmailUndos undos;

  /** The services that a change of address needs. */
  public record Collaborators(
      Credentials credentials,
      Roles roles,
      Claims claims,
      PasswordResets resets,
      SecondFactors factors,
      Departures departures) {}

  /** Makes the service. */
  public EmailChanges(Foundation foundation, EmailChangeSettings settings, Collaborators with) {
    this.foundation = foundation;
    this.settings = settings;
    this.with = with.credentials;
    this.claims = with.claims;
    this.undos = new EmailUndos(foundation, settings, with);
  }

  /** Changes taken back by who reads mail at the address before. */
  public EmailUndos undos() {
    return undos;
  }

  /**
   * Mails a link to the new address, and ends an older one. An address that has a user already is
   * answered alike, after the same work, and its holder is told.
   */
  public EmailChangeRequest request(ConfirmedPassword proof, EmailAddress email, Client client) {
    var rules =
        List.of(
            new Rule("email-change-per-user", proof.user().toString(), settings.perUser()),
            new Rule("email-change-per-address", email.canonical(), settings.perAddress()),
            new Rule("email-change-per-client", client.address().network(), settings.perClient()));
    return switch (with.throttles().admit(rules)) {
      case Admission.Refused(var retryAfter) -> new EmailChangeRequest.Throttled(retryAfter);
      case Admission.Admitted admitted ->
          foundation.database().write(transaction -> requested(transaction, proof, email, client));
    };
  }

  private EmailChangeRequest requested(
      Transaction transaction, ConfirmedPassword proof, EmailAddress email, Client client) {
    var now = foundation.now();
    var held = with.users().hold(transaction, proof.user(), proof.credentialVersion());
    if (held.isEmpty()) {
      return new EmailChangeRequest.Outdated();
    }
    var user = held.get();
    if (user.email().equals(email)) {
      return new EmailChangeRequest.Unchanged();
    }
    // for a taken address too: else an older link that still works would tell that it is taken
    var token = issue(transaction, user, email, now);
    var letter = occupied(transaction, user, email, now).orElseGet(() -> link(user, email, token));
    with.outbox().queue(transaction, letter.mail(), now, letter.user().value());
    with.audit()
        .record(
            transaction,
            AuditEvent.own(now, "email-change-requested", user.id().value(), client)
                .with("after", email.typed()));
    return new EmailChangeRequest.Accepted();
  }

  private RandomToken issue(Transaction transaction, User user, EmailAddress email, Instant now) {
    var errand = new Errand(Purpose.CHANGE_EMAIL, user.id().value(), email.typed());
    return with.tokens().issue(transaction, errand, now.plus(settings.link()));
  }

  /** A mail, and whose it is. */
  private record Letter(UserId user, Mail mail) {}

  private static Letter link(User user, EmailAddress email, RandomToken token) {
    var values = Map.of("token", token.reveal(), "account", user.email().typed());
    return new Letter(
        user.id(), new Mail(email.typed(), "confirm-email-change", user.language(), values));
  }

  // to the stored address, never to the one just typed
  private Optional<Letter> occupied(
      Transaction transaction, User user, EmailAddress email, Instant now) {
    var holder =
        with.users()
            .byEmail(transaction, email)
            .map(other ->
                new Letter(other.id(), notice("address-taken", other.email(), other.language())));
    return holder.or(() ->
        with.users()
            .kept(transaction, email, now)
            .filter(kept -> !kept.user().equals(user.id()))
            .map(kept ->
                new Letter(kept.user(), notice("address-kept", kept.email(), kept.language()))));
  }

  private static Mail notice(String kind, EmailAddress to, String language) {
    return new Mail(to.typed(), kind, language, Map.of());
  }

  /** Whose link it is, while it lives; nothing changes by asking. */
  public Optional<User> holder(String token) {
    return RandomToken.parse(token)
        .flatMap(parsed -> with.tokens().peek(Purpose.CHANGE_EMAIL, parsed, foundation.now()))
        .flatMap(user -> with.users().get(new UserId(user)));
  }

  /**
   * Gives the user the address that the link was mailed to, confirmed, for who shows to be the
   * user: ends every other session, voids every mailed link, and tells the old address by mail,
   * with a link that undoes it if the old address had been proved; all of it or nothing.
   */
  public EmailChange confirm(String token, Evidence evidence, Client client) {
    var holder = holder(token).map(User::id);
    if (holder.isEmpty()) {
      return new EmailChange.Dead();
    }
    return switch (claims.check(holder.get(), evidence, client)) {
      case Claim.Proved() ->
          foundation.database().write(transaction -> redeem(transaction, token, evidence, client));
      case Claim.Unproved() -> new EmailChange.Unproved();
      case Claim.Throttled(var retryAfter) -> new EmailChange.Throttled(retryAfter);
      case Claim.Busy(var retryAfter) -> new EmailChange.Busy(retryAfter);
    };
  }

  private EmailChange redeem(
      Transaction transaction, String token, Evidence evidence, Client client) {
    var now = foundation.now();
    return with.tokens()
        .redeem(transaction, Purpose.CHANGE_EMAIL, RandomToken.parse(token).orElseThrow(), now)
        .map(redeemed -> change(transaction, redeemed, evidence, client))
        .orElseGet(EmailChange.Dead::new);
  }

  private EmailChange change(
      Transaction transaction, Redeemed redeemed, Evidence evidence, Client client) {
    var now = foundation.now();
    var before = with.users().get(transaction, new UserId(redeemed.user())).orElseThrow();
    var after = redeemed.carried().flatMap(EmailAddress::parse).orElseThrow();
    var proved = new ProvedAddress(after, now);
    if (!with.users().changeEmail(transaction, before.id(), redeemed.credentialVersion(), proved)) {
      return occupied(transaction, before, after, now)
          .<EmailChange>map(taken -> new EmailChange.Taken())
          .orElseGet(EmailChange.Dead::new);
    }
    var renewed = with.sessions().renewAlone(transaction, before.id(), evidence.session());
    undos.offer(transaction, before, proved, redeemed.credentialVersion() + 1);
    with.audit()
        .record(
            transaction,
            AuditEvent.own(now, "email-changed", before.id().value(), client)
                .with("before", before.email().typed())
                .with("after", after.typed()));
    with.events().publish(transaction, new EmailChanged(before.id().value(), now));
    return new EmailChange.Changed(before.id(), renewed);
  }
}
