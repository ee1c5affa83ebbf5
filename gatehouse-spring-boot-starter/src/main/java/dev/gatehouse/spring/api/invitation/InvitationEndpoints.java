package dev.gatehouse.spring.api.invitation;

import static dev.gatehouse.spring.api.Audience.ADMIN;
import static dev.gatehouse.spring.api.Audience.ANYBODY;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.invitation.InvitationAcceptance;
import dev.gatehouse.invitation.InvitationRenewal;
import dev.gatehouse.invitation.InvitationWithdrawal;
import dev.gatehouse.invitation.Invitations;
import dev.gatehouse.password.Password;
import dev.gatehouse.spring.api.Call;
import dev.gatehouse.spring.api.Done;
import dev.gatehouse.spring.api.Endpoint;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.api.account.Faults;
import dev.gatehouse.spring.api.admin.Target;
import dev.gatehouse.spring.api.json.JsonKind;
import dev.gatehouse.spring.api.json.JsonShape;
import dev.gatehouse.spring.web.JsonAnswers;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.user.UserId;
import dev.gatehouse.user.Users;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/** Shows, sends again, withdraws and redeems invitations. */
final class InvitationEndpoints {
  private static final String ACCEPTANCES = "invitations/acceptances";
  private static final String OF_USER = "users/{id}/invitation";
  private static final JsonShape ACCEPTANCE =
      JsonShape.of("token", "password").where("password", JsonKind.PASSWORD);

  private final Invitations invitations;
  private final Users users;

  InvitationEndpoints(Gatehouse gatehouse) {
    this.invitations = gatehouse.invitations();
    this.users = gatehouse.users();
  }

  EndpointGroup group() {
    return EndpointGroup.of(
        "Invitations",
        Endpoint.get(OF_USER, ADMIN, "Shows the invitation that the user has not accepted yet.")
            .answers(HttpStatus.OK, OpenInvitation.class)
            .refuses(Problem.UNKNOWN_USER, Problem.NOT_FOUND)
            .by(call -> Target.of(call, user -> show(call, user))),
        Endpoint.post(OF_USER, ADMIN, "Mails the invitation again; the older link is dead.")
            .answers(HttpStatus.OK, OpenInvitation.class)
            .refuses(Problem.UNKNOWN_USER, Problem.RANK_TOO_LOW, Problem.INVITATION_ACCEPTED)
            .refuses(Problem.USER_INACTIVE, Problem.TOO_MANY_ATTEMPTS)
            .by(call -> Target.of(call, user -> sendAgain(call, user))),
        Endpoint.delete(OF_USER, ADMIN, "Deletes a user who has not accepted yet.")
            .answers(HttpStatus.OK, Done.class)
            .refuses(Problem.UNKNOWN_USER, Problem.RANK_TOO_LOW, Problem.INVITATION_ACCEPTED)
            .by(call -> Target.of(call, user -> withdraw(call, user))),
        Endpoint.post(ACCEPTANCES, ANYBODY, "Sets the first password by the mailed token.")
            .reads(ACCEPTANCE)
            .answers(HttpStatus.OK, Done.class)
            .refuses(Problem.INPUT_REJECTED, Problem.LINK_DEAD)
            .refuses(Problem.TOO_MANY_ATTEMPTS, Problem.BUSY)
            .by(this::accept));
  }

  private ServerResponse show(Call call, UserId user) {
    return invitations
        .pending(user)
        .map(pending -> JsonAnswers.answer(HttpStatus.OK, new OpenInvitation(pending.until())))
        .orElseGet(() ->
            call.refused(users.get(user).isPresent() ? Problem.NOT_FOUND : Problem.UNKNOWN_USER));
  }

  private ServerResponse sendAgain(Call call, UserId user) {
    return switch (invitations.inviteAgain(call.actor(), user)) {
      case InvitationRenewal.Sent(var until) ->
          JsonAnswers.answer(HttpStatus.OK, new OpenInvitation(Optional.of(until)));
      case InvitationRenewal.AlreadyAccepted() -> call.refused(Problem.INVITATION_ACCEPTED);
      case InvitationRenewal.Inactive() -> call.refused(Problem.USER_INACTIVE);
      case InvitationRenewal.UnknownUser() -> call.refused(Problem.UNKNOWN_USER);
      case InvitationRenewal.Forbidden() -> call.refused(Problem.RANK_TOO_LOW);
      case InvitationRenewal.Throttled(var retryAfter) ->
          call.refused(Problem.TOO_MANY_ATTEMPTS, retryAfter);
    };
  }

  private ServerResponse withdraw(Call call, UserId user) {
    return switch (invitations.withdraw(call.actor(), user)) {
      case InvitationWithdrawal.Withdrawn() -> Done.ok("withdrawn");
      case InvitationWithdrawal.AlreadyAccepted() -> call.refused(Problem.INVITATION_ACCEPTED);
      case InvitationWithdrawal.UnknownUser() -> call.refused(Problem.UNKNOWN_USER);
      case InvitationWithdrawal.Forbidden() -> call.refused(Problem.RANK_TOO_LOW);
    };
  }

  private ServerResponse accept(Call call) {
    var password = Password.of(call.body().text("password"));
    return switch (invitations.accept(call.body().text("token"), password, call.client())) {
      case InvitationAcceptance.Accepted(var user) -> Done.ok("password-set");
      case InvitationAcceptance.Rejected(var weaknesses) ->
          call.refused(Problem.INPUT_REJECTED, Faults.of("password", weaknesses));
      case InvitationAcceptance.Dead() -> call.refused(Problem.LINK_DEAD);
      case InvitationAcceptance.Throttled(var retryAfter) ->
          call.refused(Problem.TOO_MANY_ATTEMPTS, retryAfter);
      case InvitationAcceptance.Busy(var retryAfter) -> call.refused(Problem.BUSY, retryAfter);
    };
  }

  /**
   * An invitation that waits to be accepted, as JSON.
   *
   * @param until how long the mailed link is good; not there when none is any more
   */
  record OpenInvitation(Optional<Instant> until) {}
}
