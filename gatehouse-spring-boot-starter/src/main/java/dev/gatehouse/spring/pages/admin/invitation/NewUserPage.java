package dev.gatehouse.spring.pages.admin.invitation;

import dev.gatehouse.Settings;
import dev.gatehouse.field.FieldFault;
import dev.gatehouse.invitation.Invitation;
import dev.gatehouse.invitation.Invitee;
import dev.gatehouse.password.Password;
import dev.gatehouse.profile.LocaleTag;
import dev.gatehouse.profile.ProfileField;
import dev.gatehouse.profile.ProfileForm;
import dev.gatehouse.role.Role;
import dev.gatehouse.spring.language.Languages;
import dev.gatehouse.spring.pages.FormFault;
import dev.gatehouse.spring.pages.admin.Done;
import dev.gatehouse.spring.pages.admin.Office;
import dev.gatehouse.spring.pages.field.Choices;
import dev.gatehouse.spring.pages.field.FieldFaults;
import dev.gatehouse.spring.security.SignedInUser;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Invites a user, or creates one with a first password where that is allowed. */
final class NewUserPage {
  private static final String TEMPLATE = "admin-new-user";
  private static final String EMAIL = "email";
  private static final String ROLE = "role";
  private static final String LANGUAGE = "language";
  private static final String PASSWORD = "password";
  private static final List<ProfileField> NAMES =
      List.of(ProfileField.FIRST_NAME, ProfileField.LAST_NAME, ProfileField.USERNAME);

  private final Office office;
  private final Settings settings;

  NewUserPage(Office office, Settings settings) {
    this.office = office;
    this.settings = settings;
  }

  ServerResponse show(ServerRequest request) {
    return office.show(TEMPLATE, model(request), request);
  }

  ServerResponse submit(ServerRequest request) {
    var role = Optional.of(typed(ROLE, request)).filter(name -> !name.isEmpty());
    if (role.isPresent() && role.flatMap(Role::parse).isEmpty()) {
      return office.refuse(Problem.UNKNOWN_ROLE);
    }
    var invitee =
        new Invitee(
            typed(EMAIL, request),
            role.flatMap(Role::parse),
            typed(LANGUAGE, request),
            profile(request));
    var invitations = office.gatehouse().invitations();
    return switch (typed("act", request)) {
      // as when Enter is pressed in the field of the password
      case "invite" ->
          typed(PASSWORD, request).isEmpty()
              ? answer(invitations.invite(office.actor(request), invitee), request)
              : faulty(List.of(FormFault.of(PASSWORD, "admin-new-user-password")), request);
      case "create" -> {
        var password = Password.of(typed(PASSWORD, request));
        yield answer(invitations.create(office.actor(request), invitee, password), request);
      }
      default -> office.refuse(Problem.MALFORMED_REQUEST);
    };
  }

  private static ProfileForm profile(ServerRequest request) {
    var form = ProfileForm.EMPTY;
    for (var field : NAMES) {
      form = form.with(field, typed(field.key(), request));
    }
    return form;
  }

  private ServerResponse answer(Invitation invitation, ServerRequest request) {
    return switch (invitation) {
      case Invitation.Invited(var user, var until) ->
          office.done(Done.INVITED, Office.of(user.id()), request);
      case Invitation.Created(var user) ->
          office.done(Done.USER_CREATED, Office.of(user.id()), request);
      case Invitation.Rejected rejected -> faulty(faults(rejected), request);
      case Invitation.AddressTaken() ->
          faulty(List.of(FormFault.of(EMAIL, "admin-address-taken")), request);
      case Invitation.UnknownRole() -> office.refuse(Problem.UNKNOWN_ROLE);
      case Invitation.SwitchedOff() -> office.refuse(Problem.PASSWORD_ASSIGNMENT_OFF);
      case Invitation.Forbidden() -> office.refuse(Problem.RANK_TOO_LOW);
      case Invitation.Throttled(var retryAfter) ->
          later(Refusal.of(Problem.TOO_MANY_ATTEMPTS, retryAfter), request);
      case Invitation.Busy(var retryAfter) -> later(Refusal.of(Problem.BUSY, retryAfter), request);
    };
  }

  private ServerResponse faulty(List<FormFault> faults, ServerRequest request) {
    return office.faulty(TEMPLATE, model(request), faults, request);
  }

  private ServerResponse later(Refusal refusal, ServerRequest request) {
    return office.later(TEMPLATE, model(request), refusal, request);
  }

  private static List<FormFault> faults(Invitation.Rejected rejected) {
    var faults = new ArrayList<FormFault>();
    if (rejected.malformedEmail()) {
      faults.add(FormFault.of(EMAIL, "email-malformed"));
    }
    rejected.faults().stream().map(NewUserPage::fault).forEach(faults::add);
    faults.addAll(FormFault.of(PASSWORD, rejected.weaknesses()));
    return faults;
  }

  private static FormFault fault(FieldFault fault) {
    var code = fault.field().replace('_', '-') + '-' + FieldFaults.reason(fault);
    return FormFault.of(fault.field(), code);
  }

  // what was typed is kept, but for the password
  private Map<String, ?> model(ServerRequest request) {
    var model = new HashMap<String, Object>();
    Stream.concat(Stream.of(EMAIL, ROLE), NAMES.stream().map(ProfileField::key))
        .forEach(name -> model.put(name, typed(name, request)));
    // the language of the page has that name
    model.put("spoken", request.param(LANGUAGE).orElseGet(() -> ofPage(request)));
    model.put("languages", languages());
    model.put("usual", settings.registration().role());
    model.put("roles", roles(request));
    model.put("assigning", settings.passwordChange().byAdministrators());
    return model;
  }

  private static String ofPage(ServerRequest request) {
    return Languages.texts(Languages.of(request.servletRequest())).getLanguage();
  }

  /** Those that there are texts in. */
  private static List<Choices.Choice> languages() {
    return LocaleTag.ALL.stream()
        .map(tag -> Locale.of(Locale.forLanguageTag(tag).getLanguage()))
        .distinct()
        .filter(language -> Languages.texts(language).getLanguage().equals(language.getLanguage()))
        .map(language -> new Choices.Choice(language.toLanguageTag(), Choices.ownName(language)))
        .toList();
  }

  // Owner is nobody's to give here, and Admin an Owner's
  private List<String> roles(ServerRequest request) {
    var owner = SignedInUser.required(request.servletRequest()).roles().contains(Role.OWNER.name());
    return office.gatehouse().roles().all().stream()
        .filter(role -> !role.equals(Role.OWNER) && (owner || !role.equals(Role.ADMIN)))
        .map(Role::name)
        .filter(name -> !name.equals(settings.registration().role()))
        .toList();
  }

  private static String typed(String name, ServerRequest request) {
    return request.param(name).orElse("");
  }
}
