package dev.gatehouse.spring.api.session;

import static dev.gatehouse.spring.api.Audience.ANYBODY;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.magiclink.MagicLinkRequest;
import dev.gatehouse.spring.api.Call;
import dev.gatehouse.spring.api.Done;
import dev.gatehouse.spring.api.Endpoint;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.api.json.JsonKind;
import dev.gatehouse.spring.api.json.JsonShape;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal.Fault;
import dev.gatehouse.user.EmailAddress;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/** Mails links to sign in with, and lets their holders in. */
final class MagicLinkEndpoints {
  private static final JsonShape REQUEST = JsonShape.of("email").where("email", JsonKind.EMAIL);
  private static final JsonShape REDEMPTION = SignInAnswers.arriving(JsonShape.of("token"));

  private final Gatehouse gatehouse;
  private final SignInAnswers answers;

  MagicLinkEndpoints(Gatehouse gatehouse, SignInAnswers answers) {
    this.gatehouse = gatehouse;
    this.answers = answers;
  }

  EndpointGroup group() {
    return EndpointGroup.of(
        "Magic links",
        Endpoint.post(
                "magic-links",
                ANYBODY,
                "Mails a link to sign in with; answers alike for an unknown address.")
            .reads(REQUEST)
            .answers(HttpStatus.ACCEPTED, Done.class)
            .refuses(Problem.INPUT_REJECTED, Problem.MAGIC_LINKS_CLOSED)
            .refuses(Problem.TOO_MANY_ATTEMPTS)
            .by(this::request),
        Endpoint.post(
                "magic-links/redemptions",
                ANYBODY,
                "Signs in by the mailed token, once, in place of the session presented.")
            .reads(REDEMPTION)
            .answers(HttpStatus.CREATED, OpenedSession.class)
            .answers(HttpStatus.ACCEPTED, PendingSignIn.class)
            .refuses(Problem.LINK_DEAD, Problem.CREDENTIALS_WRONG, Problem.USER_INACTIVE)
            .refuses(Problem.TOO_MANY_ATTEMPTS, Problem.BUSY)
            .by(this::redeem));
  }

  private ServerResponse request(Call call) {
    var email = EmailAddress.parse(call.body().text("email"));
    if (email.isEmpty()) {
      var fault = new Fault("email", "email-malformed", "This is no e-mail address.");
      return call.refused(Problem.INPUT_REJECTED, List.of(fault));
    }
    return switch (gatehouse.magicLinks().request(email.get(), call.client())) {
      case MagicLinkRequest.Accepted() -> Done.accepted();
      case MagicLinkRequest.Closed() -> call.refused(Problem.MAGIC_LINKS_CLOSED);
      case MagicLinkRequest.Throttled(var retryAfter) ->
          call.refused(Problem.TOO_MANY_ATTEMPTS, retryAfter);
    };
  }

  private ServerResponse redeem(Call call) {
    var token = call.body().text("token");
    return gatehouse
        .signIns()
        .withMagicLink(token, answers.arrival(call), call.client())
        .map(signIn -> answers.of(signIn, call))
        .orElseGet(() -> call.refused(Problem.LINK_DEAD));
  }
}
