package dev.gatehouse.spring.avatar;

import dev.gatehouse.avatar.Avatar;
import dev.gatehouse.avatar.AvatarSettings;
import dev.gatehouse.avatar.AvatarState;
import dev.gatehouse.avatar.AvatarUpload;
import dev.gatehouse.avatar.Avatars;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.security.SignedInUser;
import dev.gatehouse.spring.web.AccountPaths;
import dev.gatehouse.spring.web.JsonAnswers;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import dev.gatehouse.spring.web.Refusal.Fault;
import dev.gatehouse.spring.web.Refusals;
import dev.gatehouse.user.UserId;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Takes, shows and removes the picture of the user who asks, and of nobody else. */
final class AvatarEndpoint {
  private final Avatars avatars;
  private final AvatarSettings settings;
  private final Clients clients;
  private final Refusals refusals;
  private final AccountPaths paths;

  /** What it answers with. */
  record Answers(Refusals refusals, AccountPaths paths) {}

  AvatarEndpoint(Avatars avatars, AvatarSettings settings, Clients clients, Answers answers) {
    this.avatars = avatars;
    this.settings = settings;
    this.clients = clients;
    this.refusals = answers.refusals();
    this.paths = answers.paths();
  }

  ServerResponse show(ServerRequest request) {
    return state(HttpStatus.OK, user(request), request);
  }

  ServerResponse remove(ServerRequest request) {
    avatars.remove(user(request), clients.of(request.servletRequest()));
    return ServerResponse.noContent().build();
  }

  ServerResponse upload(ServerRequest request) {
    try {
      return answer(take(request), request);
    } catch (IOException brokenOff) {
      return refused(Refusal.of(Problem.MALFORMED_REQUEST));
    }
  }

  private ServerResponse answer(AvatarUpload upload, ServerRequest request) {
    return switch (upload) {
      case AvatarUpload.Accepted() -> state(HttpStatus.ACCEPTED, user(request), request);
      case AvatarUpload.Unchanged() -> state(HttpStatus.OK, user(request), request);
      case AvatarUpload.NotAPicture() -> refused(Refusal.of(Problem.MEDIA_TYPE_UNSUPPORTED));
      case AvatarUpload.TooLong() -> refused(Refusal.of(Problem.BODY_TOO_LARGE));
      case AvatarUpload.TooLarge() -> refused(tooLarge());
      case AvatarUpload.Throttled(var retryAfter) ->
          refused(Refusal.of(Problem.TOO_MANY_ATTEMPTS, retryAfter));
      case AvatarUpload.NotAvailable() -> refused(Refusal.of(Problem.AVATARS_UNAVAILABLE));
    };
  }

  private AvatarUpload take(ServerRequest request) throws IOException {
    var servlet = request.servletRequest();
    if (servlet.getContentLengthLong() > settings.largestFile()) {
      return new AvatarUpload.TooLong();
    }
    return avatars.upload(user(request), servlet.getInputStream(), clients.of(servlet));
  }

  private ServerResponse state(HttpStatus status, UserId user, ServerRequest request) {
    var context = request.servletRequest().getContextPath();
    var state = avatars.state(user);
    var variants =
        state.shown().stream()
            .flatMap(avatar -> avatar.variants().stream())
            .map(variant -> entry(variant, context))
            .toList();
    return JsonAnswers.answer(status, new State(name(state), variants));
  }

  private Entry entry(Avatar.Variant variant, String context) {
    return new Entry(
        variant.name(),
        context + paths.pictures() + variant.key(),
        variant.type(),
        variant.width(),
        variant.height());
  }

  private static String name(AvatarState state) {
    return state.stage().name().toLowerCase(Locale.ROOT);
  }

  private ServerResponse refused(Refusal refusal) {
    return ServerResponse.status(refusal.problem().status())
        .build((request, response) -> {
          // what is still to come is not worth reading
          response.setHeader("Connection", "close");
          refusals.write(refusal, request, response);
          return null;
        });
  }

  private static Refusal tooLarge() {
    var fault = new Fault("", "picture-too-large", "The picture has too many pixels.");
    return Refusal.of(Problem.INPUT_REJECTED, List.of(fault));
  }

  private static UserId user(ServerRequest request) {
    return SignedInUser.required(request.servletRequest()).id();
  }

  private record State(String state, List<Entry> variants) {}

  private record Entry(String name, String url, String type, int width, int height) {}
}
