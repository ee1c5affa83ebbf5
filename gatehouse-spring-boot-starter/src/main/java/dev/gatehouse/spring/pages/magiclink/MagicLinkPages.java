package dev.gatehouse.spring.pages.magiclink;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.magiclink.MagicLinkRequest;
import dev.gatehouse.signin.SignIn;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.cookie.Entered;
import dev.gatehouse.spring.pages.FormFault;
import dev.gatehouse.spring.pages.Views;
import dev.gatehouse.spring.pages.signin.Entrance;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import dev.gatehouse.spring.web.ReturnPath;
import dev.gatehouse.user.EmailAddress;
import java.util.List;
import java.util.Map;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** One page mails a link to sign in with, the other is where it leads: its button signs in. */
final class MagicLinkPages {
  private static final String ASK = "magic-link-ask";
  private static final String DEAD = "magic-link-dead";
  private static final String EMAIL = "email";

  private final Gatehouse gatehouse;
  private final Clients clients;
  private final Entrance entrance;
  private final Views views;

  MagicLinkPages(Gatehouse gatehouse, Clients clients, Entrance entrance) {
    this.gatehouse = gatehouse;
    this.clients = clients;
    this.entrance = entrance;
    this.views = entrance.views();
  }

  ServerResponse ask(ServerRequest request) {
    return views.form(ASK, values("", request));
  }

  ServerResponse request(ServerRequest request) {
    var typed = request.param(EMAIL).orElse("");
    var values = values(typed, request);
    var email = EmailAddress.parse(typed);
    if (email.isEmpty()) {
      return views.form(ASK, values, List.of(FormFault.of(EMAIL, "email-malformed")));
    }
    var client = clients.of(request.servletRequest());
    return switch (gatehouse.magicLinks().request(email.get(), client)) {
      case MagicLinkRequest.Accepted() -> entrance.detour("magic-link/sent", request);
      case MagicLinkRequest.Closed() -> views.refuse(Problem.MAGIC_LINKS_CLOSED);
      case MagicLinkRequest.Throttled(var retryAfter) ->
          views.form(ASK, values, Refusal.of(Problem.TOO_MANY_ATTEMPTS, retryAfter), EMAIL);
    };
  }

  private Map<String, ?> values(String typed, ServerRequest request) {
    return Map.of(EMAIL, typed, "to", entrance.to(request).map(ReturnPath::text).orElse(""));
  }

  ServerResponse sent(ServerRequest request) {
    return views.show("magic-link-sent", Map.of());
  }

  // mail scanners follow links, so looking at one must not use it up
  ServerResponse show(ServerRequest request) {
    var token = request.param("token").orElse("");
    return gatehouse.magicLinks().holder(token).isPresent()
        ? views.show("magic-link", Map.of("token", token))
        : views.refuse(Problem.LINK_DEAD, DEAD);
  }

  ServerResponse submit(ServerRequest request) {
    var token = request.param("token").orElse("");
    var lasting = request.param("remember").isPresent();
    var client = clients.of(request.servletRequest());
    return gatehouse
        .signIns()
        .withMagicLink(token, entrance.arrival(lasting, request), client)
        .map(signIn -> answer(signIn, request))
        .orElseGet(() -> views.refuse(Problem.LINK_DEAD, DEAD));
  }

  private ServerResponse answer(SignIn signIn, ServerRequest request) {
    return switch (signIn) {
      case SignIn.SignedIn signedIn -> entrance.enter(Entered.of(signedIn), request);
      case SignIn.SecondFactorNeeded(var challenge, var until) -> entrance.goOn(challenge, request);
      case SignIn.PasswordChangeNeeded(var replacement) -> entrance.replace(replacement);
      case SignIn.Rejected() -> views.refuse(Problem.LINK_DEAD, DEAD);
      case SignIn.Inactive() -> views.refuse(Problem.USER_INACTIVE);
      case SignIn.Throttled(var retryAfter) -> views.refuse(Problem.TOO_MANY_ATTEMPTS);
      case SignIn.Busy(var retryAfter) -> views.refuse(Problem.BUSY);
    };
  }
}
