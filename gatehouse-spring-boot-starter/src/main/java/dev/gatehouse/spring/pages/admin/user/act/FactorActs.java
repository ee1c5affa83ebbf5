package dev.gatehouse.spring.pages.admin.user.act;

import dev.gatehouse.administration.secondfactor.FactorRemoval;
import dev.gatehouse.spring.pages.admin.Done;
import dev.gatehouse.spring.pages.admin.Office;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.user.UserId;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Removes the second factor of a user who has lost it. */
public record FactorActs(Office office) {
  /** Removes it. */
  public ServerResponse remove(ServerRequest request) {
    return Reasons.onUser(office, request, (user, reason) -> remove(user, reason, request));
  }

  private ServerResponse remove(UserId user, String reason, ServerRequest request) {
    var removals = office.gatehouse().factorRemovals();
    return switch (removals.remove(office.actor(request), user, reason)) {
      case FactorRemoval.Removed() ->
          office.done(Done.SECOND_FACTOR_REMOVED, Office.of(user), request);
      case FactorRemoval.Unchanged() -> office.done(Done.UNCHANGED, Office.of(user), request);
      case FactorRemoval.UnknownUser() -> office.refuse(Problem.UNKNOWN_USER);
      case FactorRemoval.Forbidden() -> office.refuse(Problem.RANK_TOO_LOW);
    };
  }
}
