package dev.gatehouse.registration;

import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.client.Client;
import dev.gatehouse.email.Emails;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.password.Hashing;
import dev.gatehouse.password.PasswordHash;
import dev.gatehouse.password.Passwords;
import dev.gatehouse.passwordchange.Credentials;
import dev.gatehouse.role.Role;
import dev.gatehouse.role.Roles;
import dev.gatehouse.spi.Mail;
import dev.gatehouse.throttle.Admission;
import dev.gatehouse.throttle.Rule;
import dev.gatehouse.user.EmailAddress;
import dev.gatehouse.user.Profile;
import dev.gatehouse.user.User;
import dev.gatehouse.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Registration: how a visitor becomes a user. */
public final class Registrations {
  private final Foundation foundation;
  private final RegistrationSettings settings;
  private final Credentials with;
  private final Roles roles;
  private final Emails emails;

  /** The services that registration brings together. */
  public record Collaborators(Credentials credentials, Roles roles, Emails emails) {}

  /** Makes the service. */
  public Registrations(Foundation foundation, RegistrationSettings settings, Collaborators with) {
    this.foundation = foundation;
    this.settings = settings;
    this.with = with.credentials;
    this.roles = with.roles;
    this.emails = with.emails;
  }

  /**
   * Registers a user: with password, role, confirmation mail and audit event in one transaction.
   *
   * <p>The very first user becomes Owner and needs no confirmation. An address that has a user
   * already is answered like a new one, after the same work.
   */
  public Registration register(RegistrationForm form, Client client) {
    if (!settings.open()) {
      return new Registration.Closed();
    }
    var email = EmailAddress.parse(form.email());
    var weaknesses =
        with.passwords().judge(form.password(), email.map(EmailAddress::words).orElse(List.of()));
    if (weaknesses.isEmpty() || with.passwords().overloaded()) {
      return new Registration.Busy(Passwords.BUSY);
    }
    if (email.isEmpty() || !weaknesses.get().isEmpty()) {
      return new Registration.Rejected(email.isEmpty(), weaknesses.get());
    }
    return switch (with.throttles().admit(rules(email.get(), client))) {
      case Admission.Refused(var retryAfter) -> new Registration.Throttled(retryAfter);
      case Admission.Admitted admitted -> hashAndStore(form, email.get(), client, admitted);
    };
  }

  private Registration hashAndStore(
      RegistrationForm form, EmailAddress email, Client client, Admission.Admitted admitted) {
    // before it is known whether the address is taken, or timing tells
    return switch (with.passwords().hash(form.password())) {
      case Hashing.Busy(var retryAfter) -> {
        with.throttles().refund(admitted);
        yield new Registration.Busy(retryAfter);
      }
      case Hashing.Hashed(var hash) -> {
        store(new Newcomer(email, hash, form.language(), client));
        yield new Registration.Accepted();
      }
    };
  }

  private void store(Newcomer newcomer) {
    var now = foundation.now();
    var user =
        new User(
            new UserId(foundation.newId(now)),
            newcomer.email(),
            true,
            Optional.empty(),
            now,
            newcomer.language(),
            Profile.EMPTY);
    foundation
        .database()
        .write(transaction -> {
          if (with.users().add(transaction, user)) {
            welcome(transaction, user, newcomer);
          } else {
            tellHolder(transaction, newcomer, now);
          }
          return true;
        });
  }

  private void welcome(Transaction transaction, User user, Newcomer newcomer) {
    var now = user.registeredAt();
    with.passwords().store(transaction, user.id(), newcomer.hash(), now);
    var role = roles.grantFirst(transaction, user.id(), now);
    if (role.equals(Role.OWNER)) {
      // whoever sets the house up has no mail to wait for
      with.users().confirm(transaction, user.id(), now);
    } else {
      emails.sendConfirmation(transaction, user, now);
    }
    with.audit()
        .record(
            transaction,
            AuditEvent.own(now, "user-registered", user.id().value(), newcomer.client())
                .with("role", role.name()));
    with.events().publish(transaction, new UserRegistered(user.id().value(), now));
  }

  // to the stored address, never to the one just typed
  private void tellHolder(Transaction transaction, Newcomer newcomer, Instant now) {
    var holder = with.users().byEmail(transaction, newcomer.email());
    if (holder.isEmpty()) {
      tellFormerHolder(transaction, newcomer, now);
      return;
    }
    var user = holder.get();
    var mail = new Mail(user.email().typed(), "already-registered", user.language(), Map.of());
    repeated(transaction, user.id(), mail, newcomer.client());
  }

  // an intruder who has changed the address must not take the old one from its holder's way back
  private void tellFormerHolder(Transaction transaction, Newcomer newcomer, Instant now) {
    var kept = with.users().kept(transaction, newcomer.email(), now).orElseThrow();
    var mail = new Mail(kept.email().typed(), "address-kept", kept.language(), Map.of());
    repeated(transaction, kept.user(), mail, newcomer.client());
  }

  private void repeated(Transaction transaction, UserId holder, Mail mail, Client client) {
    var now = foundation.now();
    with.outbox().queue(transaction, mail, now);
    with.audit()
        .record(
            transaction, AuditEvent.visitor(now, "registration-repeated", holder.value(), client));
  }

  private List<Rule> rules(EmailAddress email, Client client) {
    return List.of(
        new Rule("registration-per-address", email.canonical(), settings.perAddress()),
        new Rule("registration-per-client", client.address().network(), settings.perClient()));
  }

  /** A visitor about to be stored. */
  private record Newcomer(EmailAddress email, PasswordHash hash, String language, Client client) {}
}
