package dev.gatehouse.spring.pages.admin.user;

import dev.gatehouse.administration.StatusChange;
import dev.gatehouse.directory.ListedUser;
import dev.gatehouse.spring.pages.FormFault;
import dev.gatehouse.spring.pages.Moments;
import dev.gatehouse.spring.pages.admin.Done;
import dev.gatehouse.spring.pages.admin.Office;
import dev.gatehouse.spring.pages.admin.user.act.Reasons;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.user.User;
import dev.gatehouse.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Deactivates and reactivates the user, and declares the address confirmed or not. */
record StatusActs(Office office, UserPage page) {
  ServerResponse submit(ServerRequest request) {
    return Reasons.onUser(office, request, (user, reason) -> change(user, reason, request));
  }

  private ServerResponse change(UserId user, String reason, ServerRequest request) {
    var actor = office.actor(request);
    var statuses = office.gatehouse().administration().statuses();
    return switch (request.param("act").orElse("")) {
      case "deactivate" -> deactivate(user, reason, request);
      case "reactivate" ->
          answer(statuses.reactivate(actor, user), Done.REACTIVATED, user, request);
      case "confirm" -> answer(statuses.confirm(actor, user), Done.CONFIRMED, user, request);
      case "unconfirm" -> answer(statuses.unconfirm(actor, user), Done.UNCONFIRMED, user, request);
      default -> office.refuse(Problem.MALFORMED_REQUEST);
    };
  }

  private ServerResponse deactivate(UserId user, String reason, ServerRequest request) {
    var actor = office.actor(request);
    var statuses = office.gatehouse().administration().statuses();
    var typed = request.param("until").orElse("").strip();
    if (typed.isEmpty()) {
      return answer(statuses.deactivate(actor, user, reason), Done.DEACTIVATED, user, request);
    }
    return end(user, typed, request)
        .map(until -> statuses.deactivate(actor, user, reason, until))
        .map(change -> answer(change, Done.DEACTIVATED, user, request))
        .orElseGet(() -> faulty(user, "admin-until-malformed", request));
  }

  // the day that the form has shown is the very end it stands for, set in whichever time zone
  private Optional<Instant> end(UserId user, String typed, ServerRequest request) {
    var moments = Moments.of(request);
    return office
        .gatehouse()
        .directory()
        .get(user)
        .flatMap(ListedUser::deactivation)
        .flatMap(User.Deactivation::until)
        .filter(until -> moments.day(until).equals(typed))
        .or(() -> moments.startOf(typed));
  }

  private ServerResponse faulty(UserId user, String code, ServerRequest request) {
    return page.faulty(user, List.of(FormFault.of("until", code)), request);
  }

  private ServerResponse answer(
      StatusChange change, Done done, UserId user, ServerRequest request) {
    return switch (change) {
      case StatusChange.Changed() -> office.done(done, Office.of(user), request);
      case StatusChange.Unchanged() -> office.done(Done.UNCHANGED, Office.of(user), request);
      case StatusChange.UnknownUser() -> office.refuse(Problem.UNKNOWN_USER);
      case StatusChange.Forbidden() -> office.refuse(Problem.RANK_TOO_LOW);
      case StatusChange.EndOutOfRange() -> faulty(user, "admin-until-range", request);
      case StatusChange.LastOwner() -> office.refuse(Problem.LAST_OWNER);
    };
  }
}
