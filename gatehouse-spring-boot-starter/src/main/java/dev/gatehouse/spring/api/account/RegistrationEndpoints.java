package dev.gatehouse.spring.api.account;

import static dev.gatehouse.spring.api.Audience.ANYBODY;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.password.Password;
import dev.gatehouse.registration.Registration;
import dev.gatehouse.registration.RegistrationForm;
import dev.gatehouse.spring.api.Call;
import dev.gatehouse.spring.api.Done;
import dev.gatehouse.spring.api.Endpoint;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.api.json.JsonKind;
import dev.gatehouse.spring.api.json.JsonShape;
import dev.gatehouse.spring.api.profile.ProfileMembers;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/** Registers users. */
final class RegistrationEndpoints {
  private static final JsonShape REGISTRATION =
      ProfileMembers.addedTo(
          JsonShape.of("email", "password")
              .orTexts(MailLanguage.MEMBER)
              .where("email", JsonKind.EMAIL)
              .where("password", JsonKind.PASSWORD));

  private final Gatehouse gatehouse;

  RegistrationEndpoints(Gatehouse gatehouse) {
    this.gatehouse = gatehouse;
  }

  EndpointGroup group() {
    return EndpointGroup.of(
        "Registration",
        Endpoint.post(
                "registrations",
                ANYBODY,
                "Registers a user; answers alike for an address that has one already.")
            .reads(REGISTRATION)
            .answers(HttpStatus.ACCEPTED, Done.class)
            .refuses(Problem.INPUT_REJECTED, Problem.REGISTRATION_CLOSED)
            .refuses(Problem.TOO_MANY_ATTEMPTS, Problem.BUSY)
            .by(call -> of(call, form -> register(call, form))),
        checks());
  }

  private Endpoint checks() {
    return Endpoint.post(
            "registrations/checks",
            ANYBODY,
            "Says what a registration would be refused for, as far as nobody else is concerned;"
                + " nothing is stored.")
        .reads(REGISTRATION)
        .answers(HttpStatus.OK, Done.class)
        .refuses(Problem.INPUT_REJECTED, Problem.REGISTRATION_CLOSED)
        .refuses(Problem.TOO_MANY_ATTEMPTS, Problem.BUSY)
        .by(call -> of(call, form -> check(call, form)));
  }

  private static ServerResponse of(Call call, Function<RegistrationForm, ServerResponse> act) {
    var language = MailLanguage.in(call);
    if (language.isEmpty()) {
      return call.refused(Problem.INPUT_REJECTED, List.of(MailLanguage.malformed()));
    }
    return act.apply(
        new RegistrationForm(
            call.body().text("email"),
            Password.of(call.body().text("password")),
            language.get(),
            ProfileMembers.form(call.body())));
  }

  private ServerResponse register(Call call, RegistrationForm form) {
    return answer(call, gatehouse.registrations().register(form, call.client()));
  }

  private ServerResponse check(Call call, RegistrationForm form) {
    return gatehouse
        .registrations()
        .check(form, call.client())
        .map(refusal -> answer(call, refusal))
        .orElseGet(() -> Done.ok("acceptable"));
  }

  private static ServerResponse answer(Call call, Registration registration) {
    return switch (registration) {
      case Registration.Accepted() -> Done.accepted();
      case Registration.Rejected rejected -> call.refused(Problem.INPUT_REJECTED, faults(rejected));
      case Registration.Closed() -> call.refused(Problem.REGISTRATION_CLOSED);
      case Registration.Throttled(var retryAfter) ->
          call.refused(Problem.TOO_MANY_ATTEMPTS, retryAfter);
      case Registration.Busy(var retryAfter) -> call.refused(Problem.BUSY, retryAfter);
    };
  }

  private static List<Fault> faults(Registration.Rejected rejected) {
    var faults = new ArrayList<Fault>();
    if (rejected.malformedEmail()) {
      faults.add(Faults.malformedEmail());
    }
    faults.addAll(Faults.of("password", rejected.weaknesses()));
    ProfileMembers.faults(rejected.faults()).forEach(faults::add);
    return faults;
  }
}
