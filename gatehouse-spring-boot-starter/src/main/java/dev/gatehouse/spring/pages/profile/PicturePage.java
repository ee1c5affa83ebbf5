package dev.gatehouse.spring.pages.profile;

import dev.gatehouse.avatar.AvatarSettings;
import dev.gatehouse.avatar.AvatarUpload;
import dev.gatehouse.avatar.Avatars;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.pages.FormFault;
import dev.gatehouse.spring.pages.Views;
import dev.gatehouse.spring.security.SignedInUser;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import java.io.IOException;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Takes in and removes the own picture; the page of the profile shows it. */
final class PicturePage {
  private static final String FIELD = "picture";
  private static final int MEBIBYTE = 1024 * 1024;

  private final Avatars avatars;
  private final AvatarSettings settings;
  private final ProfilePage profile;
  private final Clients clients;
  private final Views views;

  /** Whose page shows the picture, and who is calling. */
  record With(ProfilePage profile, Clients clients, Views views) {}

  PicturePage(Avatars avatars, AvatarSettings settings, With with) {
    this.avatars = avatars;
    this.settings = settings;
    this.profile = with.profile();
    this.clients = with.clients();
    this.views = with.views();
  }

  ServerResponse upload(ServerRequest request) {
    try {
      return answer(take(request), request);
    } catch (IOException brokenOff) {
      return views.refuse(Problem.MALFORMED_REQUEST);
    }
  }

  private AvatarUpload take(ServerRequest request) throws IOException {
    var http = request.servletRequest();
    var user = SignedInUser.required(http).id();
    return avatars.upload(user, http.getInputStream(), clients.of(http));
  }

  private ServerResponse answer(AvatarUpload upload, ServerRequest request) {
    return switch (upload) {
      case AvatarUpload.Accepted() -> views.goTo("profile", request);
      case AvatarUpload.Unchanged() -> views.goTo("profile", request);
      case AvatarUpload.NotAPicture() -> faulty("picture-unfit", "", request);
      case AvatarUpload.TooLong() ->
          faulty("picture-too-long", size(settings.largestFile()), request);
      case AvatarUpload.TooLarge() -> faulty("picture-too-large", "", request);
      case AvatarUpload.Throttled(var retryAfter) ->
          views.form(
              profile.form(request), Refusal.of(Problem.TOO_MANY_ATTEMPTS, retryAfter), FIELD);
      case AvatarUpload.NotAvailable() -> views.refuse(Problem.AVATARS_UNAVAILABLE);
    };
  }

  private ServerResponse faulty(String code, String detail, ServerRequest request) {
    return views.form(profile.form(request), new FormFault(FIELD, code, detail));
  }

  private static String size(int bytes) {
    return bytes >= MEBIBYTE ? bytes / MEBIBYTE + " MiB" : bytes / 1024 + " KiB";
  }

  ServerResponse remove(ServerRequest request) {
    var http = request.servletRequest();
    avatars.remove(SignedInUser.required(http).id(), clients.of(http));
    return views.goTo("profile", request);
  }
}
