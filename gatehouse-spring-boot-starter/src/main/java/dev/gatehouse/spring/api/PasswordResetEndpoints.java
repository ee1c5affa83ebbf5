package dev.gatehouse.spring.api;

import dev.gatehouse.password.Password;
import dev.gatehouse.passwordchange.PasswordReset;
import dev.gatehouse.passwordchange.PasswordResets;
import dev.gatehouse.passwordchange.ResetRequest;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.web.JsonAnswers;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import dev.gatehouse.spring.web.Refusals;
import dev.gatehouse.user.EmailAddress;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Mails links to set another password, and redeems them. */
final class PasswordResetEndpoints {
  private static final JsonShape REQUEST = JsonShape.of("email");
  private static final JsonShape REDEMPTION = JsonShape.of("token", "password");

  private final PasswordResets resets;
  private final Clients clients;
  private final Refusals refusals;

  PasswordResetEndpoints(PasswordResets resets, Clients clients, Refusals refusals) {
    this.resets = resets;
    this.clients = clients;
    this.refusals = refusals;
  }

  ServerResponse request(ServerRequest request) throws IOException {
    return switch (REQUEST.read(request)) {
      case JsonReading.Refused(var refusal) -> refusals.answer(refusal);
      case JsonReading.Read(var members) -> request(members, request);
    };
  }

  private ServerResponse request(JsonMembers members, ServerRequest request) {
    var email = EmailAddress.parse(members.text("email"));
    if (email.isEmpty()) {
      return refusals.answer(Refusal.of(Problem.INPUT_REJECTED, List.of(Faults.malformedEmail())));
    }
    return switch (resets.request(email.get(), clients.of(request.servletRequest()))) {
      case ResetRequest.Accepted() ->
          JsonAnswers.answer(HttpStatus.ACCEPTED, Map.of("status", "accepted"));
      case ResetRequest.Throttled(var retryAfter) ->
          refusals.answer(Refusal.of(Problem.TOO_MANY_ATTEMPTS, retryAfter));
    };
  }

  ServerResponse redeem(ServerRequest request) throws IOException {
    return switch (REDEMPTION.read(request)) {
      case JsonReading.Refused(var refusal) -> refusals.answer(refusal);
      case JsonReading.Read(var members) -> redeem(members, request);
    };
  }

  private ServerResponse redeem(JsonMembers members, ServerRequest request) {
    var password = Password.of(members.text("password"));
    var client = clients.of(request.servletRequest());
    return switch (resets.reset(members.text("token"), password, client)) {
      case PasswordReset.Done(var user) ->
          JsonAnswers.answer(HttpStatus.OK, Map.of("status", "password-set"));
      case PasswordReset.Rejected(var weaknesses) ->
          refusals.answer(Refusal.of(Problem.INPUT_REJECTED, Faults.of("password", weaknesses)));
      case PasswordReset.Dead() -> refusals.answer(Refusal.of(Problem.LINK_DEAD));
      case PasswordReset.Busy(var retryAfter) ->
          refusals.answer(Refusal.of(Problem.BUSY, retryAfter));
    };
  }
}
