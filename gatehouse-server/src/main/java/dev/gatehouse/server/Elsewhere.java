package dev.gatehouse.server;

import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import dev.gatehouse.spring.web.Refusals;
import jakarta.servlet.RequestDispatcher;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Answers what is asked for outside the accounts, where the server has nothing, as they do. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class Elsewhere {
  private static final String ERROR = "/error";

  @Bean
  RouterFunction<ServerResponse> elsewhere(Refusals refusals) {
    return RouterFunctions.route()
        .route(
            request -> request.path().equals(ERROR),
            request -> refusals.answer(Refusal.of(problem(request))))
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
