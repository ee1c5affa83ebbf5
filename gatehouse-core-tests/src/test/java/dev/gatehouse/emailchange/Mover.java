package dev.gatehouse.emailchange;

import dev.gatehouse.email.Evidence;
import dev.gatehouse.password.ConfirmedPassword;
import dev.gatehouse.password.Password;
import dev.gatehouse.password.PasswordConfirmation;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.user.EmailAddress;
import dev.gatehouse.user.UserId;

/** A user who moves from one address to another, with the mails at hand. */
final class Mover {
  private final Kit kit;
  private final UserId id;
  private final Password password;

  Mover(Kit kit, UserId id, Password password) {
    this.kit = kit;
    this.id = id;
    this.password = password;
  }

  static Mover registered(Kit kit, String email) {
    return new Mover(kit, kit.registered(email).id(), Password.of(Kit.PASSWORD));
  }

  UserId id() {
    return id;
  }

  ConfirmedPassword proof() {
    if (kit.gatehouse().passwords().confirm(id, password, kit.client())
        instanceof PasswordConfirmation.Confirmed(var proof)) {
      return proof;
    }
    throw new IllegalStateException("not the password");
  }

  EmailChangeRequest request(String email) {
    return kit.gatehouse()
        .emailChanges()
        .request(proof(), EmailAddress.parse(email).orElseThrow(), kit.client());
  }

  /** Asks for the address, and says the token that was mailed to it. */
  String linkTo(String email) {
    request(email);
    return mailed(kit, email, "confirm-email-change");
  }

  EmailChange confirm(String link) {
    return kit.gatehouse().emailChanges().confirm(link, Evidence.of(password), kit.client());
  }

  /** Moves to the address, and says the undo token that was mailed to the one before. */
  String moveTo(String email) {
    var before = kit.gatehouse().users().get(id).orElseThrow().email().typed();
    var link = linkTo(email);
    if (!(confirm(link) instanceof EmailChange.Changed)) {
      throw new IllegalStateException("not moved to " + email);
    }
    return mailed(kit, before, "email-changed");
  }

  String address() {
    return kit.gatehouse().users().get(id).orElseThrow().email().typed();
  }

  /** The token in the newest mail of that name to the address. */
  static String mailed(Kit kit, String to, String template) {
    return kit.mails().reversed().stream()
        .filter(mail -> mail.to().equals(to) && mail.template().equals(template))
        .findFirst()
        .orElseThrow()
        .values()
        .getOrDefault("token", "");
  }
}
