package dev.gatehouse.spring.api.admin;

import static dev.gatehouse.spring.api.Audience.ADMIN;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.administration.StatusChange;
import dev.gatehouse.administration.Statuses;
import dev.gatehouse.spring.api.Call;
import dev.gatehouse.spring.api.Done;
import dev.gatehouse.spring.api.Endpoint;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.api.json.JsonKind;
import dev.gatehouse.spring.api.json.JsonShape;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal.Fault;
import dev.gatehouse.user.UserId;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/** Deactivates and reactivates users, and declares their addresses confirmed or not. */
final class UserStatusEndpoints {
  private static final int LONGEST_REASON = 500;
  private static final JsonShape DEACTIVATION =
      JsonShape.of()
          .orTexts("reason", "until")
          .where("reason", JsonKind.TEXT.upTo(LONGEST_REASON))
          .where("until", JsonKind.MOMENT);

  private final Statuses statuses;

  UserStatusEndpoints(Statuses statuses) {
    this.statuses = statuses;
  }

  EndpointGroup group() {
    return EndpointGroup.of(
        "Status of a user",
        change(
            Endpoint.put(
                    "users/{id}/deactivation",
                    ADMIN,
                    "Deactivates the user, for good or until a time; every session ends.")
                .reads(DEACTIVATION)
                .refuses(Problem.LAST_OWNER, Problem.INPUT_REJECTED),
            this::deactivate),
        change(
            Endpoint.delete("users/{id}/deactivation", ADMIN, "Lets the user sign in again."),
            of(statuses::reactivate)),
        change(
            Endpoint.put("users/{id}/confirmation", ADMIN, "Declares the address confirmed."),
            of(statuses::confirm)),
        change(
            Endpoint.delete("users/{id}/confirmation", ADMIN, "Declares the address unconfirmed."),
            of(statuses::unconfirm)),
        change(
            Endpoint.post(
                "users/{id}/confirmation/toggle", ADMIN, "Declares the opposite of what holds."),
            of(statuses::toggleConfirmation)));
  }

  private static Endpoint change(Endpoint.Draft draft, Function<Call, ServerResponse> handler) {
    return draft
        .answers(HttpStatus.OK, Done.class)
        .refuses(Problem.UNKNOWN_USER, Problem.RANK_TOO_LOW)
        .by(handler);
  }

  private static Function<Call, ServerResponse> of(BiFunction<Actor, UserId, StatusChange> act) {
    return call -> Target.of(call, user -> answer(call, act.apply(call.actor(), user)));
  }

  private ServerResponse deactivate(Call call) {
    var reason = call.body().optionalText("reason").orElse("");
    var until = call.body().moment("until");
    return Target.of(
        call,
        user ->
            answer(
                call,
                until
                    .map(end -> statuses.deactivate(call.actor(), user, reason, end))
                    .orElseGet(() -> statuses.deactivate(call.actor(), user, reason))));
  }

  private static ServerResponse answer(Call call, StatusChange change) {
    return switch (change) {
      case StatusChange.Changed() -> Done.ok("changed");
      case StatusChange.Unchanged() -> Done.ok("unchanged");
      case StatusChange.UnknownUser() -> call.refused(Problem.UNKNOWN_USER);
      case StatusChange.Forbidden() -> call.refused(Problem.RANK_TOO_LOW);
      case StatusChange.EndOutOfRange() ->
          call.refused(
              Problem.INPUT_REJECTED,
              List.of(
                  new Fault("until", "end-out-of-range", "It is past, or too far in the future.")));
      case StatusChange.LastOwner() -> call.refused(Problem.LAST_OWNER);
    };
  }
}
