package dev.gatehouse.invitation;

import static java.util.stream.Collectors.toMap;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.administration.Desk;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.client.Client;
import dev.gatehouse.deletion.Departures;
import dev.gatehouse.email.Emails;
import dev.gatehouse.internal.token.RandomToken;
import dev.gatehouse.password.Password;
import dev.gatehouse.password.Preparation;
import dev.gatehouse.passwordchange.PasswordChangeSettings;
import dev.gatehouse.place.Places;
import dev.gatehouse.profile.Usernames;
import dev.gatehouse.registration.RegistrationSettings;
import dev.gatehouse.throttle.Admission;
import dev.gatehouse.throttle.Rule;
import dev.gatehouse.user.EmailAddress;
import dev.gatehouse.user.Profile;
import dev.gatehouse.user.User;
import dev.gatehouse.user.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Brings users in, by an invitation or with a first password; for Owners and Admins.
 *
 * <p>A new user has the role of every new user and at most one besides, which is one that the actor
 * could grant: Admin is an Owner's to give, and Owner is nobody's here. With the user table empty
 * there is nobody who could invite, and the seat of the first Owner is never taken by an
 * invitation.
 */
public final class Invitations {
  private static final Desk.Refusals<InvitationRenewal> RENEWALS =
      new Desk.Refusals<>(new InvitationRenewal.UnknownUser(), new InvitationRenewal.Forbidden());
  private static final Desk.Refusals<InvitationWithdrawal> WITHDRAWALS =
      new Desk.Refusals<>(
          new InvitationWithdrawal.UnknownUser(), new InvitationWithdrawal.Forbidden());

  private final Desk desk;
  private final Rules rules;
  private final Departures departures;
  private final NewUsers newUsers;
  private final Acceptances acceptances;
  private final InvitationRepository invitations;

  /** The settings that invitations go by. */
  public record Rules(
      InvitationSettings invitation,
      RegistrationSettings registration,
      PasswordChangeSettings passwordChange) {}

  /** The services that invitations need. */
  public record With(Emails emails, Usernames usernames, Places places, Departures departures) {}

  /** Makes the service. */
  public Invitations(Desk desk, Rules rules, With with) {
    this.desk = desk;
    this.rules = rules;
    this.departures = with.departures();
    this.newUsers = new NewUsers(desk, rules, with);
    this.acceptances = new Acceptances(desk.foundation(), desk.with(), with.places());
    this.invitations = new InvitationRepository(desk.foundation().database());
  }

  /**
   * Makes somebody a user who has no password yet, and mails them a link to set one: user, roles,
   * mail and audit event in one transaction. Nobody can sign in before the link was followed.
   */
  public Invitation invite(Actor actor, Invitee invitee) {
    return take(actor, invitee, Optional.empty());
  }

  /**
   * Makes somebody a user with a password that opens nothing but the setting of another, where the
   * settings allow it; the address is unconfirmed, and a link to confirm it is mailed. The
   * invitation is the better way, since no administrator learns a password by it.
   */
  public Invitation create(Actor actor, Invitee invitee, Password password) {
    return rules.passwordChange().byAdministrators()
        ? take(actor, invitee, Optional.of(password))
        : new Invitation.SwitchedOff();
  }

  private Invitation take(Actor actor, Invitee invitee, Optional<Password> password) {
    // before anything is counted, or anybody could use up what may be mailed to an address
    if (!mayInvite(actor)) {
      return new Invitation.Forbidden();
    }
    var email = EmailAddress.parse(invitee.email());
    var faults = invitee.profile().faults();
    if (email.isEmpty() || !faults.isEmpty()) {
      return new Invitation.Rejected(email.isEmpty(), List.of(), faults);
    }
    return switch (desk.with().throttles().admit(limits(actor, email.get()))) {
      case Admission.Refused(var retryAfter) -> new Invitation.Throttled(retryAfter);
      case Admission.Admitted admitted -> {
        var newcomer = new NewUsers.Newcomer(actor, email.get(), invitee, Optional.empty());
        var outcome = prepared(newcomer, password);
        if (!counts(outcome)) {
          desk.with().throttles().refund(admitted);
        }
        yield outcome;
      }
    };
  }

  private boolean mayInvite(Actor actor) {
    return desk.foundation().database().write(transaction -> desk.isAdmin(transaction, actor));
  }

  private Invitation prepared(NewUsers.Newcomer newcomer, Optional<Password> password) {
    if (password.isEmpty()) {
      return newUsers.store(newcomer);
    }
    var profile = newcomer.invitee().profile().over(Profile.EMPTY);
    var words = NewUsers.words(newcomer.email(), profile);
    return switch (desk.with().passwords().prepare(password.get(), words)) {
      case Preparation.Rejected(var weaknesses) ->
          new Invitation.Rejected(false, weaknesses, List.of());
      case Preparation.Busy(var retryAfter) -> new Invitation.Busy(retryAfter);
      case Preparation.Prepared(var hash) -> newUsers.store(newcomer.with(hash));
    };
  }

  // what is counted is mails, and passwords that had to be judged
  private static boolean counts(Invitation outcome) {
    return switch (outcome) {
      case Invitation.Invited invited -> true;
      case Invitation.Created created -> true;
      case Invitation.Rejected rejected -> !rejected.weaknesses().isEmpty();
      case Invitation.AddressTaken taken -> false;
      case Invitation.UnknownRole unknown -> false;
      case Invitation.SwitchedOff off -> false;
      case Invitation.Forbidden forbidden -> false;
      case Invitation.Throttled throttled -> false;
      case Invitation.Busy busy -> false;
    };
  }

  /** Mails another link to a user who has not accepted yet; the older one is dead. */
  public InvitationRenewal inviteAgain(Actor actor, UserId user) {
    var refusals =
        new Desk.Refusals<Optional<InvitationRenewal>>(
            Optional.of(RENEWALS.unknownUser()), Optional.of(RENEWALS.forbidden()));
    return desk.onUser(actor, user, refusals, this::unready)
        .orElseGet(() ->
            desk.users()
                .get(user)
                .map(known -> renewed(actor, known))
                .orElse(RENEWALS.unknownUser()));
  }

  private InvitationRenewal renewed(Actor actor, User user) {
    return switch (desk.with().throttles().admit(limits(actor, user.email()))) {
      case Admission.Refused(var retryAfter) -> new InvitationRenewal.Throttled(retryAfter);
      case Admission.Admitted admitted -> {
        var outcome =
            desk.onUser(
                actor,
                user.id(),
                RENEWALS,
                request -> unready(request).orElseGet(() -> sent(request)));
        if (!(outcome instanceof InvitationRenewal.Sent)) {
          desk.with().throttles().refund(admitted);
        }
        yield outcome;
      }
    };
  }

  private Optional<InvitationRenewal> unready(Desk.Request request) {
    if (!pending(request)) {
      return Optional.of(new InvitationRenewal.AlreadyAccepted());
    }
    return request.user().active()
        ? Optional.empty()
        : Optional.of(new InvitationRenewal.Inactive());
  }

  // holds the row: whoever accepts meanwhile has done so before, or finds another link
  private boolean pending(Desk.Request request) {
    desk.users().lock(request.transaction(), request.id());
    return invitations.pending(request.transaction(), request.id(), request.now()).isPresent();
  }

  private InvitationRenewal sent(Desk.Request request) {
    var until = newUsers.invite(request.transaction(), request.actor(), request.user());
    desk.record(
        request.transaction(),
        new Desk.Act(
            request.now(), "invitation-sent-again", request.actor(), request.user(), Map.of()));
    return new InvitationRenewal.Sent(until);
  }

  /** Deletes a user who has not accepted yet, and tells nobody but the trail. */
  public InvitationWithdrawal withdraw(Actor actor, UserId user) {
    return desk.onUser(
        actor,
        user,
        WITHDRAWALS,
        request ->
            pending(request) ? withdrawn(request) : new InvitationWithdrawal.AlreadyAccepted());
  }

  private InvitationWithdrawal withdrawn(Desk.Request request) {
    var event =
        new AuditEvent(
            request.now(),
            "invitation-withdrawn",
            Optional.of(request.actor().user().value()),
            Optional.of(request.id().value()),
            Optional.of(request.actor().client()),
            Map.of());
    departures.remove(request.transaction(), request.user(), event);
    return new InvitationWithdrawal.Withdrawn();
  }

  private List<Rule> limits(Actor actor, EmailAddress email) {
    var settings = rules.invitation();
    return List.of(
        new Rule("invitation-per-actor", actor.user().toString(), settings.perActor()),
        new Rule("invitation-per-address", email.canonical(), settings.perAddress()));
  }

  /** Whether the user has yet to accept; empty for one who has, and for an unknown one. */
  public Optional<PendingInvitation> pending(UserId user) {
    return Optional.ofNullable(pending(List.of(user)).get(user));
  }

  /** Those of the users who have yet to accept. */
  public Map<UserId, PendingInvitation> pending(Collection<UserId> users) {
    return invitations.pending(users, desk.foundation().now()).stream()
        .collect(toMap(PendingInvitation::user, Function.identity()));
  }

  /** Whose link it is, while it lives; nothing changes by asking. */
  public Optional<User> holder(String token) {
    return RandomToken.parse(token).flatMap(acceptances::holder);
  }

  /**
   * Sets the first password by the token of the mailed link, once, and confirms the address, since
   * whoever has the link reads mail there. Nobody is signed in by it, and whoever is signed in
   * stays so.
   */
  public InvitationAcceptance accept(String token, Password password, Client client) {
    return RandomToken.parse(token)
        .map(parsed -> acceptances.accept(parsed, password, client))
        .orElseGet(InvitationAcceptance.Dead::new);
  }
}
