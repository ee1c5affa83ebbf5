package dev.gatehouse.spring.api.session;

import static dev.gatehouse.spring.api.Audience.ANYBODY;

import dev.gatehouse.challenge.ChallengeToken;
import dev.gatehouse.secondfactor.FactorCode;
import dev.gatehouse.signin.SecondFactorForm;
import dev.gatehouse.signin.SecondStep;
import dev.gatehouse.signin.SignIns;
import dev.gatehouse.spring.api.Call;
import dev.gatehouse.spring.api.Endpoint;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.api.FactorCodes;
import dev.gatehouse.spring.api.json.JsonShape;
import dev.gatehouse.spring.cookie.Entered;
import dev.gatehouse.spring.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/** The second factor of a sign-in. */
final class SecondStepEndpoints {
  private static final String PATH = "sessions/second-factor";
  private static final JsonShape STEP =
      SignInAnswers.transported(FactorCodes.in(JsonShape.of("token").orFlags("trust")));
  private static final JsonShape CANCELLATION = JsonShape.of("token");

  private final SignIns signIns;
  private final SignInAnswers answers;

  SecondStepEndpoints(SignIns signIns, SignInAnswers answers) {
    this.signIns = signIns;
    this.answers = answers;
  }

  EndpointGroup group() {
    return EndpointGroup.of(
        "Second factor at sign-in",
        Endpoint.post(
                PATH, ANYBODY, "Passes the second factor of a sign-in, and opens the session.")
            .reads(STEP)
            .answers(HttpStatus.CREATED, OpenedSession.class)
            .refuses(Problem.CODE_WRONG, Problem.CHALLENGE_OVER)
            .refuses(Problem.SECOND_FACTOR_STOPPED, Problem.TOO_MANY_ATTEMPTS)
            .by(call -> FactorCodes.with(call, code -> pass(call, code))),
        Endpoint.delete(PATH, ANYBODY, "Gives up a sign-in whose second factor is due.")
            .reads(CANCELLATION)
            .answers(HttpStatus.NO_CONTENT)
            .by(this::cancel));
  }

  private ServerResponse pass(Call call, FactorCode code) {
    var challenge = ChallengeToken.parse(call.body().text("token"));
    if (challenge.isEmpty()) {
      return call.refused(Problem.CHALLENGE_OVER);
    }
    var form =
        new SecondFactorForm(
            challenge.get(), code, call.body().flag("trust"), answers.arrival(call));
    return switch (signIns.withSecondFactor(form, call.client())) {
      case SecondStep.SignedIn signedIn -> answers.entered(Entered.of(signedIn), call);
      case SecondStep.WrongCode() -> call.refused(Problem.CODE_WRONG);
      case SecondStep.Over() -> call.refused(Problem.CHALLENGE_OVER);
      case SecondStep.Stopped() -> call.refused(Problem.SECOND_FACTOR_STOPPED);
      case SecondStep.Throttled(var retryAfter) ->
          call.refused(Problem.TOO_MANY_ATTEMPTS, retryAfter);
    };
  }

  private ServerResponse cancel(Call call) {
    ChallengeToken.parse(call.body().text("token")).ifPresent(signIns::cancel);
    return ServerResponse.noContent().build();
  }
}
