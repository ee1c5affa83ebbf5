package dev.gatehouse.registration;

import dev.gatehouse.client.Client;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.email.Emails;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.password.Hashing;
import dev.gatehouse.password.Passwords;
import dev.gatehouse.place.Places;
import dev.gatehouse.profile.Usernames;
import dev.gatehouse.role.Roles;
import dev.gatehouse.throttle.Admission;
import dev.gatehouse.throttle.Rule;
import dev.gatehouse.user.EmailAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Registration: how a visitor becomes a user. */
public final class Registrations {
  private final RegistrationSettings settings;
  private final Credentials with;
  private final Newcomers newcomers;

  /** The services that registration brings together. */
  public record Collaborators(
      Credentials credentials, Roles roles, Emails emails, Usernames usernames, Places places) {}

  /** Makes the service. */
  public Registrations(Foundation foundation, RegistrationSettings settings, Collaborators with) {
    this.settings = settings;
    this.with = with.credentials;
    this.newcomers = new Newcomers(foundation, settings, with);
  }

  /**
   * Why the form would not be taken, as far as can be told without asking who is registered:
   * nothing is stored, and no registration is counted. Empty when it would be.
   */
  public Optional<Registration> check(RegistrationForm form, Client client) {
    if (!settings.open()) {
      return Optional.of(new Registration.Closed());
    }
    // judging a password is work, and may ask a server about it
    return switch (with.throttles().admit(List.of(checks(client)))) {
      case Admission.Refused(var retryAfter) -> Optional.of(new Registration.Throttled(retryAfter));
      case Admission.Admitted admitted -> judged(form);
    };
  }

  private Optional<Registration> judged(RegistrationForm form) {
    var email = EmailAddress.parse(form.email());
    var faults = form.profile().faults();
    var names = faults.isEmpty() ? form.profile().texts().values() : List.<String>of();
    var weaknesses = with.passwords().judge(form.password(), words(email, names));
    if (weaknesses.isEmpty()) {
      return Optional.of(new Registration.Busy(Passwords.BUSY));
    }
    return email.isPresent() && weaknesses.get().isEmpty() && faults.isEmpty()
        ? Optional.empty()
        : Optional.of(new Registration.Rejected(email.isEmpty(), weaknesses.get(), faults));
  }

  /**
   * Registers a user: with password, role, confirmation mail and audit event in one transaction.
   *
   * <p>The very first user becomes Owner and needs no confirmation. An address that has a user
   * already is answered like a new one, after the same work. User names are public: one that
   * somebody has is told, whether the address is new or not.
   */
  public Registration register(RegistrationForm form, Client client) {
    if (settings.open() && with.passwords().overloaded()) {
      return new Registration.Busy(Passwords.BUSY);
    }
    var refusal = check(form, client);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    var email = EmailAddress.parse(form.email()).orElseThrow();
    return switch (with.throttles().admit(rules(email, client))) {
      case Admission.Refused(var retryAfter) -> new Registration.Throttled(retryAfter);
      case Admission.Admitted admitted -> hashAndStore(form, email, client, admitted);
    };
  }

  private Registration hashAndStore(
      RegistrationForm form, EmailAddress email, Client client, Admission.Admitted admitted) {
    // before it is known whether the address or the user name is taken, or timing tells
    return switch (with.passwords().hash(form.password())) {
      case Hashing.Busy(var retryAfter) -> {
        with.throttles().refund(admitted);
        yield new Registration.Busy(retryAfter);
      }
      case Hashing.Hashed(var hash) -> {
        var outcome = newcomers.store(new Newcomers.Newcomer(email, hash, form, client));
        if (outcome instanceof Registration.Rejected) {
          // no mail went out, and the next user name may be free; the client's count stays
          with.throttles().refund(new Admission.Admitted(admitted.slots().subList(0, 1)));
        }
        yield outcome;
      }
    };
  }

  // a password made of the own names is as bad as one made of the address
  private static List<String> words(Optional<EmailAddress> email, Collection<String> names) {
    return Stream.concat(email.map(EmailAddress::words).orElse(List.of()).stream(), names.stream())
        .filter(word -> !word.isBlank())
        .toList();
  }

  private Rule checks(Client client) {
    return new Rule("registration-check", client.address().network(), settings.checks());
  }

  private List<Rule> rules(EmailAddress email, Client client) {
    return List.of(
        new Rule("registration-per-address", email.canonical(), settings.perAddress()),
        new Rule("registration-per-client", client.address().network(), settings.perClient()));
  }
}
