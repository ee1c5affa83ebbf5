package dev.gatehouse.spring.pages.profile;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.avatar.AvatarState.Stage;
import dev.gatehouse.field.FieldFault;
import dev.gatehouse.profile.ProfileField;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.pages.Form;
import dev.gatehouse.spring.pages.Pictures;
import dev.gatehouse.spring.pages.Views;
import dev.gatehouse.spring.pages.field.Choices;
import dev.gatehouse.spring.security.SignedInUser;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import dev.gatehouse.userfield.FieldsForm;
import dev.gatehouse.userfield.FieldsUpdate;
import java.util.List;
import java.util.Map;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The page of what users say about themselves. */
final class ProfilePage {
  private static final String PATH = "profile";

  private final Gatehouse gatehouse;
  private final Pictures pictures;
  private final Clients clients;
  private final Views views;

  ProfilePage(Gatehouse gatehouse, Pictures pictures, Clients clients, Views views) {
    this.gatehouse = gatehouse;
    this.pictures = pictures;
    this.clients = clients;
    this.views = views;
  }

  ServerResponse show(ServerRequest request) {
    return views.form(form(request));
  }

  ServerResponse submit(ServerRequest request) {
    var typed = fields(request).read(request);
    return typed.faults().isEmpty()
        ? update(typed.form(), request)
        : faulty(typed.faults(), request);
  }

  private ServerResponse update(FieldsForm form, ServerRequest request) {
    var user = SignedInUser.required(request.servletRequest()).id();
    var client = clients.of(request.servletRequest());
    return switch (gatehouse.userFields().updateOwn(user, form, client)) {
      case FieldsUpdate.Updated() -> views.goTo(PATH + "?saved", request);
      case FieldsUpdate.Rejected(var faults) -> faulty(faults, request);
      case FieldsUpdate.Throttled(var retryAfter) ->
          views.form(
              form(request),
              Refusal.of(Problem.TOO_MANY_ATTEMPTS, retryAfter),
              ProfileField.FIRST_NAME.key());
      case FieldsUpdate.Forbidden() -> views.refuse(Problem.FORBIDDEN);
      // the user has gone since the session was checked
      case FieldsUpdate.UnknownUser() -> views.goTo("sign-in", request);
    };
  }

  private ServerResponse faulty(List<FieldFault> faults, ServerRequest request) {
    return views.form(form(request), fields(request).faults(faults));
  }

  private ProfileFields fields(ServerRequest request) {
    var user = SignedInUser.required(request.servletRequest()).id();
    return ProfileFields.of(user, gatehouse.customFields(), gatehouse.userFields());
  }

  /** The form as it stands, with the picture beside it. */
  Form form(ServerRequest request) {
    var user = SignedInUser.required(request.servletRequest()).id();
    var picture = gatehouse.avatars().state(user);
    var values = fields(request).values(request);
    values.putAll(
        Map.of(
            "languages",
            Choices.LANGUAGES,
            "zones",
            Choices.ZONES,
            "otherZone",
            !Choices.offersZone(String.valueOf(values.get("time_zone"))),
            "saved",
            request.param("saved").isPresent(),
            "pictures",
            gatehouse.avatars().available(),
            "picture",
            pictures.shown(picture, "200", request).orElse(""),
            "making",
            picture.stage() == Stage.PROCESSING,
            "failed",
            picture.stage() == Stage.FAILED));
    return new Form(PATH, values);
  }
}
