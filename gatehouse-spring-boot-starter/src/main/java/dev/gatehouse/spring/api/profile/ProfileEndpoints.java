package dev.gatehouse.spring.api.profile;

import static dev.gatehouse.spring.api.Audience.SIGNED_IN;

import dev.gatehouse.profile.ProfileUpdate;
import dev.gatehouse.profile.Profiles;
import dev.gatehouse.spring.api.Call;
import dev.gatehouse.spring.api.Endpoint;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.api.json.JsonShape;
import dev.gatehouse.spring.web.JsonAnswers;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.user.Profile;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/** Shows and changes the own profile. */
final class ProfileEndpoints {
  private static final JsonShape CHANGE = ProfileMembers.addedTo(JsonShape.of());

  private final Profiles profiles;

  ProfileEndpoints(Profiles profiles) {
    this.profiles = profiles;
  }

  EndpointGroup group() {
    return EndpointGroup.of(
        "Profile",
        Endpoint.get("profile", SIGNED_IN, "Shows the own profile.")
            .answers(HttpStatus.OK, ProfileEntry.class)
            .by(this::show),
        Endpoint.patch(
                "profile",
                SIGNED_IN,
                "Changes the members that are there; null, or a text without characters, takes one"
                    + " back.")
            .reads(CHANGE)
            .answers(HttpStatus.OK, ProfileEntry.class)
            .refuses(Problem.INPUT_REJECTED, Problem.TOO_MANY_ATTEMPTS)
            .by(this::change));
  }

  private ServerResponse show(Call call) {
    return profiles
        .of(call.user().id())
        .map(ProfileEndpoints::answer)
        .orElseGet(() -> call.refused(Problem.SIGN_IN_REQUIRED));
  }

  private ServerResponse change(Call call) {
    var form = ProfileMembers.form(call.body());
    return switch (profiles.update(call.user().id(), form, call.client())) {
      case ProfileUpdate.Updated(var profile) -> answer(profile);
      case ProfileUpdate.Rejected(var faults) ->
          call.refused(Problem.INPUT_REJECTED, ProfileMembers.faults(faults).toList());
      case ProfileUpdate.Throttled(var retryAfter) ->
          call.refused(Problem.TOO_MANY_ATTEMPTS, retryAfter);
      // the user has gone since the session was checked
      case ProfileUpdate.UnknownUser() -> call.refused(Problem.SIGN_IN_REQUIRED);
    };
  }

  private static ServerResponse answer(Profile profile) {
    return JsonAnswers.answer(HttpStatus.OK, ProfileEntry.of(profile));
  }

  /** A profile as JSON. */
  record ProfileEntry(
      Optional<String> userName,
      String firstName,
      String lastName,
      Optional<String> timeZone,
      Optional<String> locale) {
    static ProfileEntry of(Profile profile) {
      return new ProfileEntry(
          profile.username(),
          profile.firstName(),
          profile.lastName(),
          profile.timeZone(),
          profile.locale());
    }
  }
}
