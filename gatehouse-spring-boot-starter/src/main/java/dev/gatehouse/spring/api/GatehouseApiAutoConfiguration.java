package dev.gatehouse.spring.api;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.security.CsrfCookies;
import dev.gatehouse.spring.security.GatehouseSecurityAutoConfiguration;
import dev.gatehouse.spring.security.SessionCookie;
import dev.gatehouse.spring.web.AccountPaths;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import dev.gatehouse.spring.web.Refusals;
import dev.gatehouse.spring.web.Routes;
import java.util.Map;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The JSON API. */
@AutoConfiguration(after = GatehouseSecurityAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class GatehouseApiAutoConfiguration {
  @Bean
  RegistrationEndpoints gatehouseRegistrationEndpoints(
      Gatehouse gatehouse, Clients clients, Refusals refusals) {
    return new RegistrationEndpoints(gatehouse, clients, refusals);
  }

  @Bean
  PasswordResetEndpoints gatehousePasswordResetEndpoints(
      Gatehouse gatehouse, Clients clients, Refusals refusals) {
    return new PasswordResetEndpoints(gatehouse.passwordResets(), clients, refusals);
  }

  @Bean
  SessionEndpoints.Cookies gatehouseCookies(SessionCookie session, CsrfCookies csrf) {
    return new SessionEndpoints.Cookies(session, csrf);
  }

  @Bean
  PasswordEndpoints gatehousePasswordEndpoints(
      Gatehouse gatehouse, Clients clients, Refusals refusals, SessionEndpoints.Cookies cookies) {
    return new PasswordEndpoints(gatehouse, clients, refusals, cookies);
  }

  @Bean
  EmailEndpoints gatehouseEmailEndpoints(
      Gatehouse gatehouse, Clients clients, Refusals refusals, SessionEndpoints.Cookies cookies) {
    return new EmailEndpoints(gatehouse, clients, refusals, cookies);
  }

  @Bean
  SessionEndpoints gatehouseSessionEndpoints(
      Gatehouse gatehouse, Clients clients, Refusals refusals, SessionEndpoints.Cookies cookies) {
    return new SessionEndpoints(gatehouse, clients, refusals, cookies);
  }

  @Bean
  Endpoints gatehouseEndpoints(
      RegistrationEndpoints registrations,
      PasswordResetEndpoints resets,
      PasswordEndpoints passwords,
      SessionEndpoints sessions) {
    return new Endpoints(registrations, resets, passwords, sessions);
  }

  @Bean
  @Order(-2)
  RouterFunction<ServerResponse> gatehouseApi(
      Endpoints endpoints, AccountPaths paths, Refusals refusals) {
    var json = new JsonOnly(refusals);
    var registrations = endpoints.registrations();
    var resets = endpoints.resets();
    var sessions = endpoints.sessions();
    return new Routes(refusals)
        .at(paths.api("registrations"), json.post(registrations::register))
        .at(paths.api("password-resets"), json.post(resets::request))
        .at(paths.api("password-resets/redemptions"), json.post(resets::redeem))
        .at(paths.api("password"), json.put(endpoints.passwords()::change))
        .at(paths.api("session"), json.get(sessions::show))
        .at(
            paths.api("sessions"),
            Map.of(
                HttpMethod.GET, json.when(sessions::list),
                HttpMethod.POST, json.when(sessions::open)))
        .at(paths.api("sessions/current"), json.delete(sessions::endCurrent))
        .at(paths.api("sessions/others"), json.delete(sessions::endOthers))
        .at(paths.api("sessions/{id}"), json.delete(sessions::end))
        .at(paths.api("csrf"), json.get(sessions::csrf))
        .all();
  }

  @Bean
  @Order(-2)
  RouterFunction<ServerResponse> gatehouseEmailApi(
      EmailEndpoints emails, AccountPaths paths, Refusals refusals) {
    var json = new JsonOnly(refusals);
    return new Routes(refusals)
        .at(paths.api("email-confirmations"), json.post(emails::confirm))
        .at(paths.api("email-confirmations/requests"), json.post(emails::requestConfirmation))
        .at(paths.api("email-changes"), json.post(emails::requestChange))
        .at(paths.api("email-changes/confirmations"), json.post(emails::change))
        .at(paths.api("email-changes/undos"), json.post(emails::undo))
        .all();
  }

  /** The endpoints by name. */
  record Endpoints(
      RegistrationEndpoints registrations,
      PasswordResetEndpoints resets,
      PasswordEndpoints passwords,
      SessionEndpoints sessions) {}

  /** Lets through whom JSON will do. */
  private record JsonOnly(Refusals refusals) {
    Map<HttpMethod, HandlerFunction<ServerResponse>> get(HandlerFunction<ServerResponse> handler) {
      return Map.of(HttpMethod.GET, when(handler));
    }

    Map<HttpMethod, HandlerFunction<ServerResponse>> post(HandlerFunction<ServerResponse> handler) {
      return Map.of(HttpMethod.POST, when(handler));
    }

    Map<HttpMethod, HandlerFunction<ServerResponse>> put(HandlerFunction<ServerResponse> handler) {
      return Map.of(HttpMethod.PUT, when(handler));
    }

    Map<HttpMethod, HandlerFunction<ServerResponse>> delete(
        HandlerFunction<ServerResponse> handler) {
      return Map.of(HttpMethod.DELETE, when(handler));
    }

    HandlerFunction<ServerResponse> when(HandlerFunction<ServerResponse> handler) {
      return request ->
          acceptsJson(request)
              ? handler.handle(request)
              : refusals.answer(Refusal.of(Problem.NOT_ACCEPTABLE));
    }

    private static boolean acceptsJson(ServerRequest request) {
      try {
        var accepted = request.headers().accept();
        return accepted.isEmpty()
            || accepted.stream()
                .filter(type -> type.getQualityValue() > 0)
                .anyMatch(type -> type.includes(MediaType.APPLICATION_JSON));
      } catch (InvalidMediaTypeException unreadable) {
        return false;
      }
    }
  }
}
