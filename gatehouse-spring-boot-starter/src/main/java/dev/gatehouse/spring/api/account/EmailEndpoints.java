package dev.gatehouse.spring.api.account;

import static dev.gatehouse.spring.api.Audience.ANYBODY;
import static dev.gatehouse.spring.api.Audience.SIGNED_IN;

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
import dev.gatehouse.session.OpenSession;
import dev.gatehouse.spring.api.Call;
import dev.gatehouse.spring.api.Cookies;
import dev.gatehouse.spring.api.Done;
import dev.gatehouse.spring.api.Endpoint;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.api.json.JsonKind;
import dev.gatehouse.spring.api.json.JsonShape;
import dev.gatehouse.spring.security.PresentedToken;
import dev.gatehouse.spring.web.JsonAnswers;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal.Fault;
import dev.gatehouse.user.EmailAddress;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/** Confirms addresses, changes them, and changes them back. */
final class EmailEndpoints {
  private static final JsonShape LINK =
      JsonShape.of("token").orTexts("password").where("password", JsonKind.PASSWORD);
  private static final JsonShape UNDO = JsonShape.of("token");
  private static final JsonShape ADDRESS = JsonShape.of("email").where("email", JsonKind.EMAIL);
  private static final JsonShape CHANGE =
      JsonShape.of("presentPassword", "email")
          .where("presentPassword", JsonKind.PASSWORD)
          .where("email", JsonKind.EMAIL);

  private final Gatehouse gatehouse;
  private final Cookies cookies;

  EmailEndpoints(Gatehouse gatehouse, Cookies cookies) {
    this.gatehouse = gatehouse;
    this.cookies = cookies;
  }

  EndpointGroup group() {
    return EndpointGroup.of("E-mail address", confirmation(), again(), wish(), change(), undo());
  }

  private Endpoint confirmation() {
    return Endpoint.post(
            "email-confirmations",
            ANYBODY,
            "Confirms an address by its mailed token, with a session or the password of its user.")
        .reads(LINK)
        .answers(HttpStatus.OK, Done.class)
        .refuses(Problem.PROOF_REQUIRED, Problem.PRESENT_PASSWORD_WRONG, Problem.LINK_DEAD)
        .refuses(Problem.TOO_MANY_ATTEMPTS, Problem.BUSY)
        .by(this::confirm);
  }

  private ServerResponse confirm(Call call) {
    var evidence = evidence(call);
    var token = call.body().text("token");
    return switch (gatehouse.emails().confirm(token, evidence, call.client())) {
      case Confirmation.Confirmed(var user) -> Done.ok("confirmed");
      case Confirmation.Unproved() -> unproved(call, evidence);
      case Confirmation.Dead() -> call.refused(Problem.LINK_DEAD);
      case Confirmation.Throttled(var retryAfter) ->
          call.refused(Problem.TOO_MANY_ATTEMPTS, retryAfter);
      case Confirmation.Busy(var retryAfter) -> call.refused(Problem.BUSY, retryAfter);
    };
  }

  private Endpoint again() {
    return Endpoint.post(
            "email-confirmations/requests",
            ANYBODY,
            "Mails another link to confirm an address; answers alike if there is nothing to.")
        .reads(ADDRESS)
        .answers(HttpStatus.ACCEPTED, Done.class)
        .refuses(Problem.INPUT_REJECTED, Problem.TOO_MANY_ATTEMPTS)
        .by(call ->
            EmailAddress.parse(call.body().text("email"))
                .map(email -> again(call, email))
                .orElseGet(() -> rejected(call, Faults.malformedEmail())));
  }

  private ServerResponse again(Call call, EmailAddress email) {
    return switch (gatehouse.emails().request(email, call.client())) {
      case ConfirmationRequest.Accepted() -> Done.accepted();
      case ConfirmationRequest.Throttled(var retryAfter) ->
          call.refused(Problem.TOO_MANY_ATTEMPTS, retryAfter);
    };
  }

  private Endpoint wish() {
    return Endpoint.post(
            "email-changes",
            SIGNED_IN,
            "Mails a link to another address for the own account; answers alike if it is taken.")
        .reads(CHANGE)
        .answers(HttpStatus.ACCEPTED, Done.class)
        .refuses(Problem.PRESENT_PASSWORD_WRONG, Problem.INPUT_REJECTED)
        .refuses(Problem.TOO_MANY_ATTEMPTS, Problem.BUSY)
        .by(call ->
            EmailAddress.parse(call.body().text("email"))
                .map(email -> wish(call, email))
                .orElseGet(() -> rejected(call, Faults.malformedEmail())));
  }

  private ServerResponse wish(Call call, EmailAddress email) {
    var present = Password.of(call.body().text("presentPassword"));
    return switch (gatehouse.passwords().confirm(call.user().id(), present, call.client())) {
      case PasswordConfirmation.Confirmed(var proof) -> wish(call, proof, email);
      case PasswordConfirmation.Wrong() -> call.refused(Problem.PRESENT_PASSWORD_WRONG);
      case PasswordConfirmation.Throttled(var retryAfter) ->
          call.refused(Problem.TOO_MANY_ATTEMPTS, retryAfter);
      case PasswordConfirmation.Busy(var retryAfter) -> call.refused(Problem.BUSY, retryAfter);
    };
  }

  private ServerResponse wish(Call call, ConfirmedPassword proof, EmailAddress email) {
    return switch (gatehouse.emailChanges().request(proof, email, call.client())) {
      case EmailChangeRequest.Accepted() -> Done.accepted();
      case EmailChangeRequest.Unchanged() ->
          rejected(call, new Fault("email", "email-unchanged", "This is the present address."));
      // whatever made the proof void has ended this session too
      case EmailChangeRequest.Outdated() -> call.refused(Problem.SIGN_IN_REQUIRED);
      case EmailChangeRequest.Throttled(var retryAfter) ->
          call.refused(Problem.TOO_MANY_ATTEMPTS, retryAfter);
    };
  }

  private Endpoint change() {
    return Endpoint.post(
            "email-changes/confirmations",
            ANYBODY,
            "Changes an address by the token mailed to the new one; ends all other sessions.")
        .reads(LINK)
        .answers(HttpStatus.OK, ChangedEmail.class)
        .refuses(Problem.PROOF_REQUIRED, Problem.PRESENT_PASSWORD_WRONG, Problem.LINK_DEAD)
        .refuses(Problem.ADDRESS_TAKEN, Problem.TOO_MANY_ATTEMPTS, Problem.BUSY)
        .by(this::change);
  }

  private ServerResponse change(Call call) {
    var evidence = evidence(call);
    var token = call.body().text("token");
    return switch (gatehouse.emailChanges().confirm(token, evidence, call.client())) {
      case EmailChange.Changed(var user, var renewed) -> changed(call, renewed);
      case EmailChange.Unproved() -> unproved(call, evidence);
      case EmailChange.Taken() -> call.refused(Problem.ADDRESS_TAKEN);
      case EmailChange.Dead() -> call.refused(Problem.LINK_DEAD);
      case EmailChange.Throttled(var retryAfter) ->
          call.refused(Problem.TOO_MANY_ATTEMPTS, retryAfter);
      case EmailChange.Busy(var retryAfter) -> call.refused(Problem.BUSY, retryAfter);
    };
  }

  private ServerResponse changed(Call call, Optional<OpenSession> renewed) {
    return cookies.presented(call.servletRequest()).filter(PresentedToken::inCookie).isPresent()
        ? cookies.answer(HttpStatus.OK, renewed, ChangedEmail.of(Optional.empty()))
        : JsonAnswers.answer(HttpStatus.OK, ChangedEmail.of(renewed));
  }

  private Endpoint undo() {
    return Endpoint.post(
            "email-changes/undos",
            ANYBODY,
            "Undoes a change by the token mailed to the address before; ends every session.")
        .reads(UNDO)
        .answers(HttpStatus.OK, UndoneEmail.class)
        .refuses(Problem.ADDRESS_TAKEN, Problem.LINK_DEAD)
        .by(this::undo);
  }

  private ServerResponse undo(Call call) {
    var token = call.body().text("token");
    return switch (gatehouse.emailChanges().undos().undo(token, call.client())) {
      case EmailUndo.Undone(var user, var reset) ->
          JsonAnswers.answer(HttpStatus.OK, new UndoneEmail("undone", reset.reveal()));
      case EmailUndo.Taken() -> call.refused(Problem.ADDRESS_TAKEN);
      case EmailUndo.Dead() -> call.refused(Problem.LINK_DEAD);
    };
  }

  private Evidence evidence(Call call) {
    return new Evidence(
        cookies.presented(call.servletRequest()).flatMap(PresentedToken::token),
        call.body().optionalText("password").map(Password::of));
  }

  private static ServerResponse unproved(Call call, Evidence evidence) {
    return call.refused(
        evidence.password().isPresent() ? Problem.PRESENT_PASSWORD_WRONG : Problem.PROOF_REQUIRED);
  }

  private static ServerResponse rejected(Call call, Fault fault) {
    return call.refused(Problem.INPUT_REJECTED, List.of(fault));
  }

  /**
   * That the address is another one, as JSON.
   *
   * @param token what replaces the token presented; not there for a browser, nor if no session of
   *     the user was presented
   */
  record ChangedEmail(String status, Optional<String> token) {
    static ChangedEmail of(Optional<OpenSession> renewed) {
      return new ChangedEmail("email-changed", renewed.map(opened -> opened.token().reveal()));
    }
  }

  /**
   * That the address before is back, as JSON.
   *
   * @param resetToken sets another password, once
   */
  record UndoneEmail(String status, String resetToken) {}
}
