package dev.gatehouse.invitation;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.password.Password;
import dev.gatehouse.profile.ProfileForm;
import dev.gatehouse.role.Role;
import dev.gatehouse.signin.Arrival;
import dev.gatehouse.signin.SignIn;
import dev.gatehouse.signin.SignInForm;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.user.UserId;
import java.util.Optional;

/** Ada, who owns the house, and whom she invites. */
final class Host {
  static final Password FIRST = Password.of("a heron on the frozen lake");
  static final String GRACE = "grace@example.org";

  private final Kit kit;
  private final UserId ada;

  Host(Kit kit) {
    this.kit = kit;
    this.ada = kit.registered("ada@example.org").id();
  }

  Invitations invitations() {
    return kit.gatehouse().invitations();
  }

  Actor ada() {
    return by(ada);
  }

  Actor by(UserId user) {
    return new Actor(user, kit.client());
  }

  /** Registers somebody and makes them an Admin. */
  UserId admin(String email) {
    var user = kit.registered(email).id();
    kit.gatehouse().administration().grants().promote(ada(), user);
    return user;
  }

  Invitation invite(String email) {
    return invitations().invite(ada(), new Invitee(email, "en"));
  }

  Invitation invite(Actor actor, Role role) {
    return invitations()
        .invite(actor, new Invitee(GRACE, Optional.of(role), "en", ProfileForm.EMPTY));
  }

  /** Invites somebody and says the token that was mailed. */
  String invited(String email) {
    if (invite(email) instanceof Invitation.Invited) {
      return link(email);
    }
    throw new IllegalStateException("could not be invited");
  }

  /** The token of the latest mail to that address. */
  String link(String email) {
    return kit.latestMail(email).orElseThrow().values().getOrDefault("token", "");
  }

  InvitationAcceptance accept(String link) {
    return accept(link, FIRST);
  }

  InvitationAcceptance accept(String link, Password password) {
    return invitations().accept(link, password, kit.client());
  }

  SignIn signIn(String email, Password password) {
    var form = new SignInForm(email, password, Arrival.plain());
    return kit.gatehouse().signIns().withPassword(form, kit.client());
  }
}
