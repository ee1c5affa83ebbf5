package dev.gatehouse.spring.api.account;

import static dev.gatehouse.spring.api.Audience.ANYBODY;
import static dev.gatehouse.spring.api.Audience.SIGNED_IN;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.deletion.Deletion;
import dev.gatehouse.deletion.Restoration;
import dev.gatehouse.password.ConfirmedPassword;
import dev.gatehouse.spring.api.Call;
import dev.gatehouse.spring.api.Done;
import dev.gatehouse.spring.api.Endpoint;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.api.FactorCodes;
import dev.gatehouse.spring.api.LeavingUser;
import dev.gatehouse.spring.api.json.JsonKind;
import dev.gatehouse.spring.api.json.JsonShape;
import dev.gatehouse.spring.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/** Deletes the account of who is signed in, and keeps it after all. */
final class DeletionEndpoints {
  private static final JsonShape DELETION =
      FactorCodes.in(JsonShape.of("presentPassword").where("presentPassword", JsonKind.PASSWORD));
  private static final JsonShape RESTORATION = JsonShape.of("token");

  private final Gatehouse gatehouse;

  DeletionEndpoints(Gatehouse gatehouse) {
    this.gatehouse = gatehouse;
  }

  EndpointGroup group() {
    return EndpointGroup.of(
        "Deletion",
        Endpoint.post(
                "account/deletion",
                SIGNED_IN,
                "Closes the own account and deletes it when the grace period is over.")
            .reads(DELETION)
            .answers(HttpStatus.OK, LeavingUser.class)
            .refuses(Problem.PRESENT_PASSWORD_WRONG, Problem.LAST_OWNER)
            .refuses(Problem.CODE_NEEDED, Problem.CODE_WRONG)
            .refuses(Problem.SECOND_FACTOR_STOPPED, Problem.TOO_MANY_ATTEMPTS, Problem.BUSY)
            .by(call ->
                PresentPasswords.confirm(
                    gatehouse.passwords(), call, proof -> delete(proof, call))),
        Endpoint.post(
                "account/restorations",
                ANYBODY,
                "Keeps the account that is to be deleted, by the mailed token.")
            .reads(RESTORATION)
            .answers(HttpStatus.OK, Done.class)
            .refuses(Problem.LINK_DEAD)
            .by(this::restore));
  }

  private ServerResponse delete(ConfirmedPassword proof, Call call) {
    return switch (gatehouse.deletions().delete(proof, FactorCodes.given(call), call.client())) {
      case Deletion.Scheduled(var dueAt) -> LeavingUser.scheduled(dueAt);
      case Deletion.Deleted() -> LeavingUser.deleted();
      case Deletion.LastOwner() -> call.refused(Problem.LAST_OWNER);
      case Deletion.CodeNeeded() -> call.refused(Problem.CODE_NEEDED);
      case Deletion.WrongCode() -> call.refused(Problem.CODE_WRONG);
      case Deletion.Stopped() -> call.refused(Problem.SECOND_FACTOR_STOPPED);
      case Deletion.Throttled(var retryAfter) ->
          call.refused(Problem.TOO_MANY_ATTEMPTS, retryAfter);
      // whatever made the proof void has ended this session too
      case Deletion.Outdated() -> call.refused(Problem.SIGN_IN_REQUIRED);
    };
  }

  private ServerResponse restore(Call call) {
    return switch (gatehouse.deletions().restore(call.body().text("token"), call.client())) {
      case Restoration.Restored(var user) -> Done.ok("restored");
      case Restoration.Dead() -> call.refused(Problem.LINK_DEAD);
    };
  }
}
