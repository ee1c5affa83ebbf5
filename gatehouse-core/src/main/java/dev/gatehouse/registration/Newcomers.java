package dev.gatehouse.registration;

import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.client.Client;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.field.FieldFault;
import dev.gatehouse.field.FieldFault.Reason;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.password.PasswordHash;
import dev.gatehouse.profile.ProfileField;
import dev.gatehouse.profile.Username;
import dev.gatehouse.role.Role;
import dev.gatehouse.spi.Mail;
import dev.gatehouse.user.EmailAddress;
import dev.gatehouse.user.Origin;
import dev.gatehouse.user.Profile;
import dev.gatehouse.user.User;
import dev.gatehouse.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stores who registers, or tells the holder of the address. */
final class Newcomers {
  private final Foundation foundation;
  private final RegistrationSettings settings;
  private final Registrations.Collaborators with;

  Newcomers(
      Foundation foundation, RegistrationSettings settings, Registrations.Collaborators with) {
    this.foundation = foundation;
    this.settings = settings;
    this.with = with;
  }

  /** A visitor about to be stored. */
  record Newcomer(EmailAddress email, PasswordHash hash, RegistrationForm form, Client client) {}

  Registration store(Newcomer newcomer) {
    var now = foundation.now();
    // before the transaction, which waits for no file
    var origin = with.places().origin(newcomer.client().address());
    return foundation.database().write(transaction -> store(transaction, newcomer, origin, now));
  }

  // the user name before the address: whether the one is taken must not tell of the other
  private Registration store(
      Transaction transaction, Newcomer newcomer, Origin origin, Instant now) {
    var username = username(transaction, newcomer);
    if (username.isEmpty() && chosen(newcomer).isPresent()) {
      var taken = new FieldFault(ProfileField.USERNAME.key(), Reason.TAKEN);
      return new Registration.Rejected(false, List.of(), List.of(taken));
    }
    var user = user(newcomer, username, now);
    var isNew = credentials().users().add(transaction, user);
    var holder = holder(transaction, newcomer.email(), now);
    // a name that came with a taken address is taken from now on too, or the next one to ask for it
    // would learn that no account was made with it
    username.ifPresent(name -> with.usernames().give(transaction, name, holder.id()));
    if (isNew) {
      credentials().users().registeredFrom(transaction, holder.id(), origin);
      // as stored: the language of mails is the one chosen, if one is
      var stored = credentials().users().get(transaction, user.id()).orElseThrow();
      welcome(transaction, stored, newcomer);
    } else {
      tell(transaction, holder, newcomer, now);
    }
    return new Registration.Accepted();
  }

  private Optional<Username> username(Transaction transaction, Newcomer newcomer) {
    var chosen = chosen(newcomer);
    if (chosen.isPresent()) {
      return chosen.filter(name -> with.usernames().take(transaction, name));
    }
    return settings.usernames()
        ? with.usernames().takeLike(transaction, newcomer.email().localPart())
        : Optional.empty();
  }

  private static Optional<Username> chosen(Newcomer newcomer) {
    return newcomer.form().profile().username();
  }

  private User user(Newcomer newcomer, Optional<Username> username, Instant now) {
    var form = newcomer.form();
    var profile =
        username
            .map(name -> form.profile().with(ProfileField.USERNAME, name.text()))
            .orElse(form.profile())
            .over(Profile.EMPTY);
    return new User(
        new UserId(foundation.newId(now)),
        newcomer.email(),
        settings.active(),
        Optional.empty(),
        now,
        form.language(),
        profile,
        Optional.empty());
  }

  private void welcome(Transaction transaction, User user, Newcomer newcomer) {
    var now = user.registeredAt();
    credentials().passwords().store(transaction, user.id(), newcomer.hash(), now);
    var usual = new Role(settings.role());
    var role = with.roles().grantFirst(transaction, user.id(), usual, now);
    if (role.equals(Role.OWNER)) {
      // whoever sets the house up has no mail and no administrator to wait for
      credentials().users().confirm(transaction, user.id(), now);
      credentials().users().reactivate(transaction, user.id());
    } else {
      with.emails().sendConfirmation(transaction, user, now);
    }
    credentials()
        .audit()
        .record(
            transaction,
            AuditEvent.own(now, "user-registered", user.id().value(), newcomer.client())
                .with("role", role.name()));
    credentials().events().publish(transaction, new UserRegistered(user.id().value(), now));
  }

  /** Who has the address, or gave it up a short time ago, and what they are told. */
  private record Holder(UserId id, Mail notice) {}

  // to the stored address, never to the one just typed
  private Holder holder(Transaction transaction, EmailAddress email, Instant now) {
    var users = credentials().users();
    return users
        .byEmail(transaction, email)
        .map(user ->
            new Holder(user.id(), notice("already-registered", user.email(), user.language())))
        // an intruder who has changed the address must not take the old one from its holder's way
        // back
        .or(() ->
            users
                .kept(transaction, email, now)
                .map(kept ->
                    new Holder(kept.user(), notice("address-kept", kept.email(), kept.language()))))
        .orElseThrow();
  }

  private static Mail notice(String kind, EmailAddress to, String language) {
    return new Mail(to.typed(), kind, language, Map.of());
  }

  private void tell(Transaction transaction, Holder holder, Newcomer newcomer, Instant now) {
    credentials().outbox().queue(transaction, holder.notice(), now, holder.id().value());
    credentials()
        .audit()
        .record(
            transaction,
            AuditEvent.visitor(
                now, "registration-repeated", holder.id().value(), newcomer.client()));
  }

  private Credentials credentials() {
    return with.credentials();
  }
}
