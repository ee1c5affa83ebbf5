package dev.gatehouse.spring.avatar;

import static dev.gatehouse.spring.api.Audience.SIGNED_IN;

import dev.gatehouse.avatar.Avatar;
import dev.gatehouse.avatar.AvatarSettings;
import dev.gatehouse.avatar.AvatarState;
import dev.gatehouse.avatar.AvatarUpload;
import dev.gatehouse.avatar.Avatars;
import dev.gatehouse.spring.api.Call;
import dev.gatehouse.spring.api.Endpoint;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.web.AccountPaths;
import dev.gatehouse.spring.web.JsonAnswers;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import dev.gatehouse.spring.web.Refusal.Fault;
import dev.gatehouse.spring.web.Refusals;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;

/** Takes, shows and removes the picture of the user who asks, and of nobody else. */
final class AvatarEndpoint {
  private static final MediaType ANY_PICTURE = MediaType.valueOf("image/*");

  private final Avatars avatars;
  private final AvatarSettings settings;
  private final Refusals refusals;
  private final AccountPaths paths;

  AvatarEndpoint(Avatars avatars, AvatarSettings settings, Refusals refusals, AccountPaths paths) {
    this.avatars = avatars;
    this.settings = settings;
    this.refusals = refusals;
    this.paths = paths;
  }

  EndpointGroup group() {
    return EndpointGroup.of(
        "Avatar",
        Endpoint.get(AccountPaths.AVATAR, SIGNED_IN, "Says how it stands with the own picture.")
            .answers(HttpStatus.OK, AvatarView.class)
            .by(call -> state(HttpStatus.OK, call)),
        Endpoint.put(AccountPaths.AVATAR, SIGNED_IN, "Takes in the own picture.")
            .reads(ANY_PICTURE, MediaType.APPLICATION_OCTET_STREAM)
            .answers(HttpStatus.OK, AvatarView.class)
            .answers(HttpStatus.ACCEPTED, AvatarView.class)
            .refuses(Problem.INPUT_REJECTED, Problem.TOO_MANY_ATTEMPTS)
            .refuses(Problem.AVATARS_UNAVAILABLE)
            .by(this::upload),
        Endpoint.delete(AccountPaths.AVATAR, SIGNED_IN, "Removes the own picture.")
            .answers(HttpStatus.NO_CONTENT)
            .by(this::remove));
  }

  private ServerResponse remove(Call call) {
    avatars.remove(call.user().id(), call.client());
    return ServerResponse.noContent().build();
  }

  private ServerResponse upload(Call call) {
    try {
      return answer(take(call), call);
    } catch (IOException brokenOff) {
      return refused(Refusal.of(Problem.MALFORMED_REQUEST));
    }
  }

  private AvatarUpload take(Call call) throws IOException {
    var request = call.servletRequest();
    return request.getContentLengthLong() > settings.largestFile()
        ? new AvatarUpload.TooLong()
        : avatars.upload(call.user().id(), request.getInputStream(), call.client());
  }

  private ServerResponse answer(AvatarUpload upload, Call call) {
    return switch (upload) {
      case AvatarUpload.Accepted() -> state(HttpStatus.ACCEPTED, call);
      case AvatarUpload.Unchanged() -> state(HttpStatus.OK, call);
      case AvatarUpload.NotAPicture() -> refused(Refusal.of(Problem.MEDIA_TYPE_UNSUPPORTED));
      case AvatarUpload.TooLong() -> refused(Refusal.of(Problem.BODY_TOO_LARGE));
      case AvatarUpload.TooLarge() -> refused(tooLarge());
      case AvatarUpload.Throttled(var retryAfter) ->
          refused(Refusal.of(Problem.TOO_MANY_ATTEMPTS, retryAfter));
      case AvatarUpload.NotAvailable() -> refused(Refusal.of(Problem.AVATARS_UNAVAILABLE));
    };
  }

  private ServerResponse state(HttpStatus status, Call call) {
    var context = call.servletRequest().getContextPath();
    var state = avatars.state(call.user().id());
    var variants =
        state.shown().stream()
            .flatMap(avatar -> avatar.variants().stream())
            .map(variant -> entry(variant, context))
            .toList();
    return JsonAnswers.answer(status, new AvatarView(name(state), variants));
  }

  private AvatarVariant entry(Avatar.Variant variant, String context) {
    return new AvatarVariant(
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

  /** How it stands with the picture. */
  record AvatarView(String state, List<AvatarVariant> variants) {}

  /** One size of it. */
  record AvatarVariant(String name, String url, String type, int width, int height) {}
}
