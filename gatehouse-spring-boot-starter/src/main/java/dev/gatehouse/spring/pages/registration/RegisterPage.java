package dev.gatehouse.spring.pages.registration;

import dev.gatehouse.password.Password;
import dev.gatehouse.password.Weakness;
import dev.gatehouse.registration.Registration;
import dev.gatehouse.registration.RegistrationForm;
import dev.gatehouse.registration.Registrations;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.pages.FormFault;
import dev.gatehouse.spring.pages.Views;
import dev.gatehouse.spring.security.SignedInUser;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The page where a visitor becomes a user. */
final class RegisterPage {
  private static final String TEMPLATE = "register";

  private final Registrations registrations;
  private final Clients clients;
  private final Views views;

  RegisterPage(Registrations registrations, Clients clients, Views views) {
    this.registrations = registrations;
    this.clients = clients;
    this.views = views;
  }

  ServerResponse show(ServerRequest request) {
    return SignedInUser.of(request.servletRequest()).isPresent()
        ? views.goHome(request)
        : views.form(TEMPLATE, Map.of("email", ""));
  }

  ServerResponse submit(ServerRequest request) {
    var email = request.param("email").orElse("");
    var language = Clients.language(request.servletRequest());
    var form =
        new RegistrationForm(email, Password.of(request.param("password").orElse("")), language);
    var typed = Map.of("email", email);
    return switch (registrations.register(form, clients.of(request.servletRequest()))) {
      case Registration.Accepted() -> views.goTo("registered", request);
      case Registration.Rejected(var malformedEmail, var weaknesses, var others) ->
          views.form(TEMPLATE, typed, faults(malformedEmail, weaknesses));
      case Registration.Closed() -> views.refuse(Problem.REGISTRATION_CLOSED);
      case Registration.Throttled(var retryAfter) ->
          views.form(TEMPLATE, typed, Refusal.of(Problem.TOO_MANY_ATTEMPTS, retryAfter), "email");
      case Registration.Busy(var retryAfter) ->
          views.form(TEMPLATE, typed, Refusal.of(Problem.BUSY, retryAfter), "email");
    };
  }

  ServerResponse done(ServerRequest request) {
    return views.show("registered", Map.of());
  }

  private static List<FormFault> faults(boolean malformedEmail, List<Weakness> weaknesses) {
    var faults = new ArrayList<FormFault>();
    if (malformedEmail) {
      faults.add(FormFault.of("email", "email-malformed"));
    }
    faults.addAll(FormFault.of("password", weaknesses));
    return faults;
  }
}
