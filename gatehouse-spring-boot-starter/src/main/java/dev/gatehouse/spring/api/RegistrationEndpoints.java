package dev.gatehouse.spring.api;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.password.Password;
import dev.gatehouse.password.Weakness;
import dev.gatehouse.registration.Registration;
import dev.gatehouse.registration.RegistrationForm;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.web.JsonAnswers;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import dev.gatehouse.spring.web.Refusal.Fault;
import dev.gatehouse.spring.web.Refusals;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Registers users. */
final class RegistrationEndpoints {
  private static final JsonShape REGISTRATION =
      JsonShape.of("email", "password").orTexts("language");
  private static final int LONGEST_LANGUAGE = 35;

  private final Gatehouse gatehouse;
  private final Clients clients;
  private final Refusals refusals;

  RegistrationEndpoints(Gatehouse gatehouse, Clients clients, Refusals refusals) {
    this.gatehouse = gatehouse;
    this.clients = clients;
    this.refusals = refusals;
  }

  ServerResponse register(ServerRequest request) throws IOException {
    return switch (REGISTRATION.read(request)) {
      case JsonReading.Refused(var refusal) -> refusals.answer(refusal);
      case JsonReading.Read(var members) -> register(members, request);
    };
  }

  private ServerResponse register(JsonMembers members, ServerRequest request) {
    var language =
        members
            .optionalText("language")
            .orElseGet(() -> Clients.language(request.servletRequest()));
    if (!isLanguage(language)) {
      return rejected(
          List.of(new Fault("language", "language-malformed", "This is no BCP 47 tag.")));
    }
    var form =
        new RegistrationForm(
            members.text("email"), Password.of(members.text("password")), language);
    return switch (gatehouse.registrations().register(form, clients.of(request.servletRequest()))) {
      case Registration.Accepted() ->
          JsonAnswers.answer(HttpStatus.ACCEPTED, Map.of("status", "accepted"));
      case Registration.Rejected(var malformedEmail, var weaknesses) ->
          rejected(faults(malformedEmail, weaknesses));
      case Registration.Closed() -> refusals.answer(Refusal.of(Problem.REGISTRATION_CLOSED));
      case Registration.Throttled(var retryAfter) ->
          refusals.answer(Refusal.of(Problem.TOO_MANY_ATTEMPTS, retryAfter));
      case Registration.Busy(var retryAfter) ->
          refusals.answer(Refusal.of(Problem.BUSY, retryAfter));
    };
  }

  private ServerResponse rejected(List<Fault> faults) {
    return refusals.answer(Refusal.of(Problem.INPUT_REJECTED, faults));
  }

  private static List<Fault> faults(boolean malformedEmail, List<Weakness> weaknesses) {
    var faults = new ArrayList<Fault>();
    if (malformedEmail) {
      faults.add(Faults.malformedEmail());
    }
    faults.addAll(Faults.of("password", weaknesses));
    return faults;
  }

  private static boolean isLanguage(String tag) {
    try {
      return tag.length() <= LONGEST_LANGUAGE
          && !new Locale.Builder().setLanguageTag(tag).build().getLanguage().isEmpty();
    } catch (IllformedLocaleException noTag) {
      return false;
    }
  }
}
