package dev.gatehouse.spring.pages.admin.user;

import dev.gatehouse.administration.PasswordAssignment;
import dev.gatehouse.oversight.RecordReading;
import dev.gatehouse.password.Password;
import dev.gatehouse.passwordchange.ResetRequest;
import dev.gatehouse.spring.pages.FormFault;
import dev.gatehouse.spring.pages.admin.Done;
import dev.gatehouse.spring.pages.admin.Office;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import dev.gatehouse.user.EmailAddress;
import dev.gatehouse.user.UserId;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Helps the user to another password: by a link, or by setting one where that is allowed. */
record PasswordActs(Office office, UserPage page) {
  ServerResponse sendLink(ServerRequest request) {
    return office.onUser(
        request,
        user ->
            switch (office.gatehouse().userRecords().get(office.actor(request), user)) {
              case RecordReading.Read(var known) ->
                  page.standsOver(known, request)
                      ? sendLink(user, known.listed().user().email(), request)
                      : office.refuse(Problem.RANK_TOO_LOW);
              case RecordReading.UnknownUser() -> office.refuse(Problem.UNKNOWN_USER);
              case RecordReading.Forbidden() -> office.refuse(Problem.FORBIDDEN);
            });
  }

  private ServerResponse sendLink(UserId user, EmailAddress email, ServerRequest request) {
    var client = office.actor(request).client();
    return switch (office.gatehouse().passwordResets().request(email, client)) {
      case ResetRequest.Accepted() -> office.done(Done.RESET_SENT, Office.of(user), request);
      case ResetRequest.Throttled(var retryAfter) ->
          page.later(user, Refusal.of(Problem.TOO_MANY_ATTEMPTS, retryAfter), request);
    };
  }

  ServerResponse assign(ServerRequest request) {
    return office.onUser(request, user -> assign(user, request));
  }

  private ServerResponse assign(UserId user, ServerRequest request) {
    var password = Password.of(request.param("password").orElse(""));
    var passwords = office.gatehouse().administration().passwords();
    return switch (passwords.assign(office.actor(request), user, password)) {
      case PasswordAssignment.Assigned() ->
          office.done(Done.PASSWORD_ASSIGNED, Office.of(user), request);
      case PasswordAssignment.Rejected(var weaknesses) ->
          page.faulty(user, FormFault.of("password", weaknesses), request);
      case PasswordAssignment.SwitchedOff() -> office.refuse(Problem.PASSWORD_ASSIGNMENT_OFF);
      case PasswordAssignment.UnknownUser() -> office.refuse(Problem.UNKNOWN_USER);
      case PasswordAssignment.Forbidden() -> office.refuse(Problem.RANK_TOO_LOW);
      case PasswordAssignment.Throttled(var retryAfter) ->
          page.later(user, Refusal.of(Problem.TOO_MANY_ATTEMPTS, retryAfter), request);
      case PasswordAssignment.Busy(var retryAfter) ->
          page.later(user, Refusal.of(Problem.BUSY, retryAfter), request);
    };
  }
}
