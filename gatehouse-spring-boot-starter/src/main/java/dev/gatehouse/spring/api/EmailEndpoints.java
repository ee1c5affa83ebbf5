package dev.gatehouse.spring.api;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.email.Confirmation;
import dev.gatehouse.email.ConfirmationRequest;
import dev.gatehouse.email.Evidence;
import dev.gatehouse.emailchange.EmailChange;
import dev.gatehouse.emailchange.EmailChangeRequest;
import dev.gatehouse.emailchange.EmailUndo;
import dev.gatehouse.password.ConfirmedPassword;
import dev.gatehouse.password.Password;
import dev.gatehouse.password.PasswordConfirmation;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.security.PresentedToken;
import dev.gatehouse.spring.security.SignedInUser;
import dev.gatehouse.spring.web.JsonAnswers;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import dev.gatehouse.spring.web.Refusal.Fault;
import dev.gatehouse.spring.web.Refusals;
import dev.gatehouse.user.EmailAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Confirms addresses, changes them, and changes them back. */
final class EmailEndpoints {
  private static final JsonShape LINK = JsonShape.of("token").orTexts("password");
  private static final JsonShape UNDO = JsonShape.of("token");
  private static final JsonShape ADDRESS = JsonShape.of("email");
  private static final JsonShape CHANGE = JsonShape.of("presentPassword", "email");

  private final Gatehouse gatehouse;
  private final Clients clients;
  private final Refusals refusals;
  private final SessionEndpoints.Cookies cookies;

  EmailEndpoints(
      Gatehouse gatehouse, Clients clients, Refusals refusals, SessionEndpoints.Cookies cookies) {
    this.gatehouse = gatehouse;
    this.clients = clients;
    this.refusals = refusals;
    this.cookies = cookies;
  }

  ServerResponse confirm(ServerRequest request) throws IOException {
    return switch (LINK.read(request)) {
      case JsonReading.Refused(var refusal) -> refusals.answer(refusal);
      case JsonReading.Read(var members) -> confirm(members, request);
    };
  }

  private ServerResponse confirm(JsonMembers members, ServerRequest request) {
    var evidence = evidence(members, presented(request));
    var client = clients.of(request.servletRequest());
    return switch (gatehouse.emails().confirm(members.text("token"), evidence, client)) {
      case Confirmation.Confirmed(var user) -> status(HttpStatus.OK, "confirmed");
      case Confirmation.Unproved() -> unproved(evidence);
      case Confirmation.Dead() -> refuse(Problem.LINK_DEAD);
      case Confirmation.Throttled(var retryAfter) -> tooMany(retryAfter);
      case Confirmation.Busy(var retryAfter) -> busy(retryAfter);
    };
  }

  ServerResponse requestConfirmation(ServerRequest request) throws IOException {
    return switch (ADDRESS.read(request)) {
      case JsonReading.Refused(var refusal) -> refusals.answer(refusal);
      case JsonReading.Read(var members) ->
          EmailAddress.parse(members.text("email"))
              .map(email -> requestConfirmation(email, request))
              .orElseGet(this::malformed);
    };
  }

  private ServerResponse requestConfirmation(EmailAddress email, ServerRequest request) {
    return switch (gatehouse.emails().request(email, clients.of(request.servletRequest()))) {
      case ConfirmationRequest.Accepted() -> status(HttpStatus.ACCEPTED, "accepted");
      case ConfirmationRequest.Throttled(var retryAfter) -> tooMany(retryAfter);
    };
  }

  ServerResponse requestChange(ServerRequest request) throws IOException {
    return switch (CHANGE.read(request)) {
      case JsonReading.Refused(var refusal) -> refusals.answer(refusal);
      case JsonReading.Read(var members) ->
          EmailAddress.parse(members.text("email"))
              .map(email -> requestChange(members, email, request))
              .orElseGet(this::malformed);
    };
  }

  private ServerResponse requestChange(
      JsonMembers members, EmailAddress email, ServerRequest request) {
    var user = SignedInUser.required(request.servletRequest());
    var present = Password.of(members.text("presentPassword"));
    return switch (gatehouse.passwords().confirm(user.id(), present)) {
      case PasswordConfirmation.Confirmed(var proof) -> requestChange(proof, email, request);
      case PasswordConfirmation.Wrong() -> refuse(Problem.PRESENT_PASSWORD_WRONG);
      case PasswordConfirmation.Throttled(var retryAfter) -> tooMany(retryAfter);
      case PasswordConfirmation.Busy(var retryAfter) -> busy(retryAfter);
    };
  }

  private ServerResponse requestChange(
      ConfirmedPassword proof, EmailAddress email, ServerRequest request) {
    var client = clients.of(request.servletRequest());
    return switch (gatehouse.emailChanges().request(proof, email, client)) {
      case EmailChangeRequest.Accepted() -> status(HttpStatus.ACCEPTED, "accepted");
      case EmailChangeRequest.Unchanged() ->
          rejected(new Fault("email", "email-unchanged", "This is the present address."));
      // whatever made the proof void has ended this session too
      case EmailChangeRequest.Outdated() -> refuse(Problem.SIGN_IN_REQUIRED);
      case EmailChangeRequest.Throttled(var retryAfter) -> tooMany(retryAfter);
    };
  }

  ServerResponse change(ServerRequest request) throws IOException {
    return switch (LINK.read(request)) {
      case JsonReading.Refused(var refusal) -> refusals.answer(refusal);
      case JsonReading.Read(var members) -> change(members, request);
    };
  }

  private ServerResponse change(JsonMembers members, ServerRequest request) {
    var presented = presented(request);
    var evidence = evidence(members, presented);
    var client = clients.of(request.servletRequest());
    return switch (gatehouse.emailChanges().confirm(members.text("token"), evidence, client)) {
      case EmailChange.Changed(var user, var renewed) ->
          cookies.renewed("email-changed", presented, renewed);
      case EmailChange.Unproved() -> unproved(evidence);
      case EmailChange.Taken() -> refuse(Problem.ADDRESS_TAKEN);
      case EmailChange.Dead() -> refuse(Problem.LINK_DEAD);
      case EmailChange.Throttled(var retryAfter) -> tooMany(retryAfter);
      case EmailChange.Busy(var retryAfter) -> busy(retryAfter);
    };
  }

  ServerResponse undo(ServerRequest request) throws IOException {
    return switch (UNDO.read(request)) {
      case JsonReading.Refused(var refusal) -> refusals.answer(refusal);
      case JsonReading.Read(var members) -> undo(members, request);
    };
  }

  private ServerResponse undo(JsonMembers members, ServerRequest request) {
    var client = clients.of(request.servletRequest());
    return switch (gatehouse.emailChanges().undos().undo(members.text("token"), client)) {
      case EmailUndo.Undone(var user, var reset) ->
          JsonAnswers.answer(
              HttpStatus.OK, Map.of("status", "undone", "resetToken", reset.reveal()));
      case EmailUndo.Taken() -> refuse(Problem.ADDRESS_TAKEN);
      case EmailUndo.Dead() -> refuse(Problem.LINK_DEAD);
    };
  }

  private Optional<PresentedToken> presented(ServerRequest request) {
    return PresentedToken.of(request.servletRequest(), cookies.session());
  }

  private static Evidence evidence(JsonMembers members, Optional<PresentedToken> presented) {
    return new Evidence(
        presented.flatMap(PresentedToken::token),
        members.optionalText("password").map(Password::of));
  }

  private ServerResponse unproved(Evidence evidence) {
    return refuse(
        evidence.password().isPresent() ? Problem.PRESENT_PASSWORD_WRONG : Problem.PROOF_REQUIRED);
  }

  private ServerResponse malformed() {
    return rejected(Faults.malformedEmail());
  }

  private ServerResponse rejected(Fault fault) {
    return refusals.answer(Refusal.of(Problem.INPUT_REJECTED, List.of(fault)));
  }

  private ServerResponse tooMany(Duration retryAfter) {
    return refusals.answer(Refusal.of(Problem.TOO_MANY_ATTEMPTS, retryAfter));
  }

  private ServerResponse busy(Duration retryAfter) {
    return refusals.answer(Refusal.of(Problem.BUSY, retryAfter));
  }

  private ServerResponse refuse(Problem problem) {
    return refusals.answer(Refusal.of(problem));
  }

  private static ServerResponse status(HttpStatus status, String text) {
    return JsonAnswers.answer(status, Map.of("status", text));
  }
}
