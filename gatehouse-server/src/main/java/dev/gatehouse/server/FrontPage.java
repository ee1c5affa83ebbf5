package dev.gatehouse.server;

import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import dev.gatehouse.spring.web.Refusals;
import jakarta.servlet.RequestDispatcher;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Leads from the front of the house to the accounts: the server has no other pages, and says so of
 * every other address as the accounts do.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class FrontPage {
  @Bean
  RouterFunction<ServerResponse> frontPageRoutes(
      @Value("${gatehouse.path:/account}") String path, Refusals refusals) {
    return RouterFunctions.route()
        .GET("/", request -> toAccounts(request, path))
        .route(
            RequestPredicates.path("/error"),
            request -> refusals.answer(Refusal.of(problem(request))))
        .build();
  }

  private static ServerResponse toAccounts(ServerRequest request, String path) {
    return ServerResponse.status(HttpStatus.FOUND)
        .location(URI.create(request.servletRequest().getContextPath() + path))
        .build();
  }

  private static Problem problem(ServerRequest request) {
    var status = request.servletRequest().getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    return switch (status) {
      case Integer code when code >= HttpStatus.INTERNAL_SERVER_ERROR.value() ->
          Problem.INTERNAL_ERROR;
      case Integer code when code == HttpStatus.METHOD_NOT_ALLOWED.value() ->
          Problem.METHOD_NOT_ALLOWED;
      case Integer code when code == HttpStatus.BAD_REQUEST.value() -> Problem.MALFORMED_REQUEST;
      case null, default -> Problem.NOT_FOUND;
    };
  }
}
