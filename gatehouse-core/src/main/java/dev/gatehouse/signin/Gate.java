package dev.gatehouse.signin;

import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.challenge.Challenge;
import dev.gatehouse.challenge.Challenges;
import dev.gatehouse.client.Client;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.credential.ReplacementToken;
import dev.gatehouse.device.KnownDevices;
import dev.gatehouse.device.TrustedDevices;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.session.Opening;
import dev.gatehouse.spi.Mail;
import dev.gatehouse.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The gate behind every first factor: it asks for the second where one is on, and opens the
 * session.
 */
final class Gate {
  private final Foundation foundation;
  private final Duration patience;
  private final With with;

  /** The services that the gate needs. */
  record With(
      Credentials credentials, KnownDevices known, TrustedDevices trusted, Challenges challenges) {}

  Gate(Foundation foundation, Duration patience, With with) {
    this.foundation = foundation;
    this.patience = patience;
    this.with = with;
  }

  /** Lets the user in or says what is still due; empty when the first factor is void by now. */
  Optional<SignIn> pass(Transaction transaction, FirstFactor factor, Client client) {
    var now = foundation.now();
    return held(transaction, factor)
        .or(() -> heldByNow(transaction, factor, now))
        .map(user -> {
          var replacement = with.credentials().replacementDue(transaction, user.id(), now);
          if (replacement.isPresent()) {
            return hold(transaction, user, replacement.get(), client);
          }
          var entrant = new Entrant(user, factor.arrival(), Optional.empty());
          if (user.secondFactorAt().isEmpty()) {
            return open(transaction, entrant, client);
          }
          return isTrusted(transaction, factor, client, now)
              ? open(transaction, entrant.by("trusted-device"), client)
              : ask(transaction, factor, now);
        });
  }

  private Optional<User> held(Transaction transaction, FirstFactor factor) {
    return with.credentials().users().hold(transaction, factor.user(), factor.credentialVersion());
  }

  // whose deactivation has come to its end waits for no housekeeping
  private Optional<User> heldByNow(Transaction transaction, FirstFactor factor, Instant now) {
    return with.credentials().activeByNow(transaction, factor.user(), now)
        ? held(transaction, factor)
        : Optional.empty();
  }

  // a new password opens nothing: whoever sets it signs in with it, and with the second factor
  private SignIn hold(Transaction transaction, User user, ReplacementToken token, Client client) {
    var event =
        AuditEvent.own(foundation.now(), "password-change-needed", user.id().value(), client);
    with.credentials().audit().record(transaction, event);
    return new SignIn.PasswordChangeNeeded(token);
  }

  private boolean isTrusted(
      Transaction transaction, FirstFactor factor, Client client, Instant now) {
    return factor
        .arrival()
        .trust()
        .filter(token -> {
          var showing = new TrustedDevices.Showing(factor.user(), token, client, now);
          return with.trusted().spares(transaction, showing);
        })
        .isPresent();
  }

  // nothing that lasts is issued before the second factor has passed
  private SignIn ask(Transaction transaction, FirstFactor factor, Instant now) {
    var until = now.plus(patience);
    var challenge =
        new Challenge(factor.user(), factor.credentialVersion(), factor.arrival().lasting(), until);
    return new SignIn.SecondFactorNeeded(with.challenges().issue(transaction, challenge), until);
  }

  /** Opens the session of a user who has passed every factor there is. */
  SignIn.SignedIn open(Transaction transaction, Entrant entrant, Client client) {
    var now = foundation.now();
    var services = with.credentials();
    var user = entrant.user();
    var arrival = entrant.arrival();
    services.users().signIn(transaction, user.id(), now);
    arrival.replaced().ifPresent(token -> services.sessions().end(transaction, token));
    var opening = new Opening(user.id(), client, arrival.lasting());
    var opened = services.sessions().open(transaction, opening, now);
    var visit = new KnownDevices.Visit(user.id(), client, now);
    var recognition = with.known().recognize(transaction, visit, arrival.device());
    // or whoever registers the address of another could fill its mailbox by signing in
    if (recognition.strange() && user.confirmed()) {
      tellOf(transaction, user, visit);
    }
    var id = user.id().value();
    services
        .audit()
        .record(transaction, entrant.noted(AuditEvent.own(now, "signed-in", id, client)));
    services.events().publish(transaction, new UserSignedIn(id, now));
    return new SignIn.SignedIn(opened, recognition.issued());
  }

  /** Who comes in, and by which second factor, if one is on. */
  record Entrant(User user, Arrival arrival, Optional<String> secondFactor) {
    Entrant by(String factor) {
      return new Entrant(user, arrival, Optional.of(factor));
    }

    private AuditEvent noted(AuditEvent event) {
      return secondFactor.map(factor -> event.with("second-factor", factor)).orElse(event);
    }
  }

  private void tellOf(Transaction transaction, User user, KnownDevices.Visit visit) {
    var values = visit.client().told(visit.at());
    var mail = new Mail(user.email().typed(), "new-device", user.language(), values);
    with.credentials().outbox().queue(transaction, mail, visit.at(), user.id().value());
  }
}
