package dev.gatehouse.spring.pages.admin.user;

import dev.gatehouse.invitation.InvitationRenewal;
import dev.gatehouse.invitation.InvitationWithdrawal;
import dev.gatehouse.spring.pages.FormFault;
import dev.gatehouse.spring.pages.admin.Done;
import dev.gatehouse.spring.pages.admin.Office;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import dev.gatehouse.user.UserId;
import java.util.List;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Sends an invitation again, or withdraws it. */
record InvitationActs(Office office, UserPage page) {
  private static final List<FormFault> NOT_SURE =
      List.of(FormFault.of("sure-withdrawn", "admin-sure-missing"));

  ServerResponse submit(ServerRequest request) {
    return office.onUser(request, user -> change(user, request));
  }

  private ServerResponse change(UserId user, ServerRequest request) {
    var actor = office.actor(request);
    var invitations = office.gatehouse().invitations();
    return switch (request.param("act").orElse("")) {
      case "send" -> answer(invitations.inviteAgain(actor, user), user, request);
      case "withdraw" ->
          request.param("sure").isPresent()
              ? answer(invitations.withdraw(actor, user), request)
              : page.faulty(user, NOT_SURE, request);
      default -> office.refuse(Problem.MALFORMED_REQUEST);
    };
  }

  private ServerResponse answer(InvitationRenewal renewal, UserId user, ServerRequest request) {
    return switch (renewal) {
      case InvitationRenewal.Sent(var until) -> office.done(Done.INVITED, Office.of(user), request);
      case InvitationRenewal.AlreadyAccepted() -> office.refuse(Problem.INVITATION_ACCEPTED);
      case InvitationRenewal.Inactive() -> office.refuse(Problem.USER_INACTIVE);
      case InvitationRenewal.UnknownUser() -> office.refuse(Problem.UNKNOWN_USER);
      case InvitationRenewal.Forbidden() -> office.refuse(Problem.RANK_TOO_LOW);
      case InvitationRenewal.Throttled(var retryAfter) ->
          page.later(user, Refusal.of(Problem.TOO_MANY_ATTEMPTS, retryAfter), request);
    };
  }

  private ServerResponse answer(InvitationWithdrawal withdrawal, ServerRequest request) {
    return switch (withdrawal) {
      case InvitationWithdrawal.Withdrawn() ->
          office.done(Done.INVITATION_WITHDRAWN, Office.USERS, request);
      case InvitationWithdrawal.AlreadyAccepted() -> office.refuse(Problem.INVITATION_ACCEPTED);
      case InvitationWithdrawal.UnknownUser() -> office.refuse(Problem.UNKNOWN_USER);
      case InvitationWithdrawal.Forbidden() -> office.refuse(Problem.RANK_TOO_LOW);
    };
  }
}
