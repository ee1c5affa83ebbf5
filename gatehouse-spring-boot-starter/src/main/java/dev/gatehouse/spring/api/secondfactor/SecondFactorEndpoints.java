package dev.gatehouse.spring.api.secondfactor;

import static dev.gatehouse.spring.api.Audience.SIGNED_IN;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.password.ConfirmedPassword;
import dev.gatehouse.password.Password;
import dev.gatehouse.password.PasswordConfirmation;
import dev.gatehouse.secondfactor.FactorChange;
import dev.gatehouse.secondfactor.SecondFactors;
import dev.gatehouse.secondfactor.SetupStart;
import dev.gatehouse.spring.api.Call;
import dev.gatehouse.spring.api.Cookies;
import dev.gatehouse.spring.api.Endpoint;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.api.FactorCodes;
import dev.gatehouse.spring.api.json.JsonKind;
import dev.gatehouse.spring.api.json.JsonShape;
import dev.gatehouse.spring.security.PresentedToken;
import dev.gatehouse.spring.web.JsonAnswers;
import dev.gatehouse.spring.web.Problem;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/** Sets the own second factor up, switches it on and off, and renews its recovery codes. */
final class SecondFactorEndpoints {
  private static final String PATH = "second-factor";
  private static final JsonShape PASSWORD =
      JsonShape.of("presentPassword").where("presentPassword", JsonKind.PASSWORD);
  private static final JsonShape FIRST_CODE = JsonShape.of("setup", "code");
  private static final JsonShape BOTH = FactorCodes.in(PASSWORD);

  private final Gatehouse gatehouse;
  private final SecondFactors factors;
  private final Cookies cookies;

  SecondFactorEndpoints(Gatehouse gatehouse, Cookies cookies) {
    this.gatehouse = gatehouse;
    this.factors = gatehouse.secondFactors();
    this.cookies = cookies;
  }

  EndpointGroup group() {
    return EndpointGroup.of(
        "Second factor",
        Endpoint.get(PATH, SIGNED_IN, "Says how it stands with the own second factor.")
            .answers(HttpStatus.OK, SecondFactorView.class)
            .by(this::show),
        beginning(),
        codeChecked(
                Endpoint.put(PATH, SIGNED_IN, "Switches the second factor on by the first code."))
            .reads(FIRST_CODE)
            .refuses(Problem.SETUP_OVER)
            .by(this::enable),
        changing(Endpoint.delete(PATH, SIGNED_IN, "Switches the second factor off."))
            .by(call -> confirmed(call, proof -> disable(proof, call))),
        changing(
                Endpoint.post(
                    "second-factor/recovery-codes",
                    SIGNED_IN,
                    "Gives ten new recovery codes; the older ones are void."))
            .by(call -> confirmed(call, proof -> renew(proof, call))));
  }

  private Endpoint beginning() {
    return Endpoint.post("second-factor/setups", SIGNED_IN, "Makes a secret for an authenticator.")
        .reads(PASSWORD)
        .answers(HttpStatus.CREATED, NewSecret.class)
        .refuses(Problem.EMAIL_UNCONFIRMED, Problem.SECOND_FACTOR_ON)
        .refuses(Problem.PRESENT_PASSWORD_WRONG, Problem.TOO_MANY_ATTEMPTS)
        .refuses(Problem.SIGN_IN_REQUIRED, Problem.BUSY)
        .by(call -> confirmed(call, proof -> begin(proof, call)));
  }

  private static Endpoint.Draft changing(Endpoint.Draft draft) {
    return codeChecked(draft)
        .reads(BOTH)
        .refuses(Problem.PRESENT_PASSWORD_WRONG, Problem.SECOND_FACTOR_OFF, Problem.BUSY);
  }

  private static Endpoint.Draft codeChecked(Endpoint.Draft draft) {
    return draft
        .answers(HttpStatus.OK, ChangedFactor.class)
        .refuses(Problem.CODE_WRONG, Problem.SECOND_FACTOR_STOPPED, Problem.TOO_MANY_ATTEMPTS);
  }

  private ServerResponse show(Call call) {
    var state = factors.state(call.user().id());
    return JsonAnswers.answer(HttpStatus.OK, SecondFactorView.of(state));
  }

  private ServerResponse confirmed(Call call, Function<ConfirmedPassword, ServerResponse> next) {
    var present = Password.of(call.body().text("presentPassword"));
    return switch (gatehouse.passwords().confirm(call.user().id(), present, call.client())) {
      case PasswordConfirmation.Confirmed(var proof) -> next.apply(proof);
      case PasswordConfirmation.Wrong() -> call.refused(Problem.PRESENT_PASSWORD_WRONG);
      case PasswordConfirmation.Throttled(var retryAfter) ->
          call.refused(Problem.TOO_MANY_ATTEMPTS, retryAfter);
      case PasswordConfirmation.Busy(var retryAfter) -> call.refused(Problem.BUSY, retryAfter);
    };
  }

  private ServerResponse begin(ConfirmedPassword proof, Call call) {
    return switch (factors.begin(proof, call.client())) {
      case SetupStart.Waiting(var setup) ->
          JsonAnswers.answer(HttpStatus.CREATED, NewSecret.of(setup));
      case SetupStart.Unconfirmed() -> call.refused(Problem.EMAIL_UNCONFIRMED);
      case SetupStart.AlreadyOn() -> call.refused(Problem.SECOND_FACTOR_ON);
      case SetupStart.Outdated() -> call.refused(Problem.SIGN_IN_REQUIRED);
    };
  }

  private ServerResponse enable(Call call) {
    var setup = id(call.body().text("setup"));
    if (setup.isEmpty()) {
      return call.refused(Problem.SETUP_OVER);
    }
    var code = call.body().text("code");
    var change = factors.enable(call.user().id(), setup.get(), code, asking(call));
    return answer(change, "second-factor-on", Problem.SETUP_OVER, call);
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private ServerResponse disable(ConfirmedPassword proof, Call call) {
    return FactorCodes.with(
        call,
        code ->
            answer(
                factors.disable(proof, code, asking(call)),
                "second-factor-off",
                Problem.SECOND_FACTOR_OFF,
                call));
  }

  private ServerResponse renew(ConfirmedPassword proof, Call call) {
    return FactorCodes.with(
        call,
        code ->
            answer(
                factors.renewCodes(proof, code, asking(call)),
                "recovery-codes-renewed",
                Problem.SECOND_FACTOR_OFF,
                call));
  }

  private SecondFactors.Asking asking(Call call) {
    var kept = cookies.presented(call.servletRequest()).flatMap(PresentedToken::token);
    return new SecondFactors.Asking(kept, call.client());
  }

  private ServerResponse answer(FactorChange change, String status, Problem notOn, Call call) {
    return switch (change) {
      case FactorChange.Changed changed -> changed(changed, status, call);
      case FactorChange.WrongCode() -> call.refused(Problem.CODE_WRONG);
      case FactorChange.NotOn() -> call.refused(notOn);
      // whatever made the proof void has ended this session too
      case FactorChange.Outdated() -> call.refused(Problem.SIGN_IN_REQUIRED);
      case FactorChange.Throttled(var retryAfter) ->
          call.refused(Problem.TOO_MANY_ATTEMPTS, retryAfter);
      case FactorChange.Stopped() -> call.refused(Problem.SECOND_FACTOR_STOPPED);
    };
  }

  private ServerResponse changed(FactorChange.Changed changed, String status, Call call) {
    var presented = cookies.presented(call.servletRequest());
    var inCookie = presented.filter(PresentedToken::inCookie).isPresent();
    var json = ChangedFactor.of(status, changed, inCookie);
    return inCookie
        ? cookies.answer(HttpStatus.OK, changed.renewed(), json)
        : JsonAnswers.answer(HttpStatus.OK, json);
  }
}
