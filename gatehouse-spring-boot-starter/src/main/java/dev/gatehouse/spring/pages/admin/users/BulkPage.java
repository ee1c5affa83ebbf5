package dev.gatehouse.spring.pages.admin.users;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.administration.StatusChange;
import dev.gatehouse.administration.UserSessions;
import dev.gatehouse.spring.pages.admin.Office;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.user.User;
import dev.gatehouse.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Does the same to several users, each for itself, and says of each what has come of it. */
final class BulkPage {
  private static final int LONGEST_REASON = 500;
  private static final int MOST = 90;

  private final Office office;

  BulkPage(Office office) {
    this.office = office;
  }

  /** What has come of it for one user; the outcome by the key of its text. */
  record Result(String id, String email, String outcome, boolean good) {}

  ServerResponse submit(ServerRequest request) {
    var act = BulkAct.named(request.param("act").orElse(""));
    var users =
        Optional.ofNullable(request.params().get("user")).orElse(List.of()).stream()
            .map(UserId::parse)
            .distinct()
            .toList();
    var reason = request.param("reason").orElse("").strip();
    if (act.isEmpty()
        || users.size() > MOST
        || reason.length() > LONGEST_REASON
        || !users.stream().allMatch(Optional::isPresent)) {
      return office.refuse(Problem.MALFORMED_REQUEST);
    }
    var actor = office.actor(request);
    var results =
        users.stream()
            .flatMap(Optional::stream)
            .map(user -> result(user, outcome(act.get(), actor, user, reason)))
            .toList();
    return office.show(
        "admin-bulk",
        Map.of("act", act.get().code(), "results", results, "address", back(request)),
        request);
  }

  // by what it means, or a made-up one would lead elsewhere
  private static String back(ServerRequest request) {
    return ListQuery.of(request).map(ListQuery::address).orElse("");
  }

  private Result result(UserId user, String outcome) {
    var email = office.gatehouse().users().get(user).map(User::email).map(known -> known.typed());
    return new Result(
        user.toString(), email.orElse(""), outcome, List.of("done", "unchanged").contains(outcome));
  }

  private String outcome(BulkAct act, Actor actor, UserId user, String reason) {
    var statuses = office.gatehouse().administration().statuses();
    return switch (act) {
      case DEACTIVATE -> outcome(statuses.deactivate(actor, user, reason));
      case REACTIVATE -> outcome(statuses.reactivate(actor, user));
      case CONFIRM -> outcome(statuses.confirm(actor, user));
      case END_SESSIONS ->
          outcome(office.gatehouse().administration().sessions().endAll(actor, user));
    };
  }

  private static String outcome(StatusChange change) {
    return switch (change) {
      case StatusChange.Changed() -> "done";
      case StatusChange.Unchanged() -> "unchanged";
      case StatusChange.UnknownUser() -> "unknown-user";
      case StatusChange.Forbidden() -> "rank-too-low";
      // none is given here
      case StatusChange.EndOutOfRange() -> "unchanged";
      case StatusChange.LastOwner() -> "last-owner";
    };
  }

  private static String outcome(UserSessions.Ending ending) {
    return switch (ending) {
      case UserSessions.Ending.Ended(var count) -> count > 0 ? "done" : "unchanged";
      case UserSessions.Ending.UnknownSession() -> "unchanged";
      case UserSessions.Ending.UnknownUser() -> "unknown-user";
      case UserSessions.Ending.Forbidden() -> "rank-too-low";
    };
  }
}
