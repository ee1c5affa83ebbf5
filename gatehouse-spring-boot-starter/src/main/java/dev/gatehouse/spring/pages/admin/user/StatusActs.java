package dev.gatehouse.spring.pages.admin.user;

import dev.gatehouse.administration.StatusChange;
import dev.gatehouse.spring.pages.admin.Done;
import dev.gatehouse.spring.pages.admin.Office;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.user.UserId;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Deactivates and reactivates the user, and declares the address confirmed or not. */
record StatusActs(Office office) {
  ServerResponse submit(ServerRequest request) {
    return office.onUser(request, user -> change(user, request));
  }

  private ServerResponse change(UserId user, ServerRequest request) {
    var reason = Reasons.typed(request);
    if (reason.isEmpty()) {
      return office.refuse(Problem.MALFORMED_REQUEST);
    }
    var actor = office.actor(request);
    var statuses = office.gatehouse().administration().statuses();
    return switch (request.param("act").orElse("")) {
      case "deactivate" ->
          answer(statuses.deactivate(actor, user, reason.get()), Done.DEACTIVATED, user, request);
      case "reactivate" ->
          answer(statuses.reactivate(actor, user), Done.REACTIVATED, user, request);
      case "confirm" -> answer(statuses.confirm(actor, user), Done.CONFIRMED, user, request);
      case "unconfirm" -> answer(statuses.unconfirm(actor, user), Done.UNCONFIRMED, user, request);
      default -> office.refuse(Problem.MALFORMED_REQUEST);
    };
  }

  private ServerResponse answer(
      StatusChange change, Done done, UserId user, ServerRequest request) {
    return switch (change) {
      case StatusChange.Changed() -> office.done(done, Office.of(user), request);
      case StatusChange.Unchanged() -> office.done(Done.UNCHANGED, Office.of(user), request);
      case StatusChange.UnknownUser() -> office.refuse(Problem.UNKNOWN_USER);
      case StatusChange.Forbidden() -> office.refuse(Problem.RANK_TOO_LOW);
      case StatusChange.LastOwner() -> office.refuse(Problem.LAST_OWNER);
    };
  }
}
