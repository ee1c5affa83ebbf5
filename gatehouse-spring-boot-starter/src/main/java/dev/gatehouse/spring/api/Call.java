package dev.gatehouse.spring.api;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.client.Client;
import dev.gatehouse.spring.api.json.JsonMembers;
import dev.gatehouse.spring.security.SignedInUser;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * A request that may be made and can be read.
 *
 * @param request the request itself
 * @param query the parameters of its address
 * @param body the members of its body
 * @param gate what it came through
 */
public record Call(ServerRequest request, JsonMembers query, JsonMembers body, Gate gate) {
  /** The request as the servlet API has it. */
  public HttpServletRequest servletRequest() {
    return request.servletRequest();
  }

  /** What stands in the path for that name. */
  public String path(String name) {
    return request.pathVariable(name);
  }

  /** Who is calling, where the audience is not {@link Audience#ANYBODY}. */
  public SignedInUser user() {
    return SignedInUser.required(servletRequest());
  }

  /** From where. */
  public Client client() {
    return gate.clients().of(servletRequest());
  }

  /** Who acts on somebody else. */
  public Actor actor() {
    return new Actor(user().id(), client());
  }

  /** Refuses it. */
  public ServerResponse refused(Problem problem) {
    return refused(Refusal.of(problem));
  }

  /** Refuses it for that long. */
  public ServerResponse refused(Problem problem, Duration retryAfter) {
    return refused(Refusal.of(problem, retryAfter));
  }

  /** Refuses it because of fields. */
  public ServerResponse refused(Problem problem, List<Refusal.Fault> faults) {
    return refused(Refusal.of(problem, faults));
  }

  private ServerResponse refused(Refusal refusal) {
    return gate.refusals().answer(refusal);
  }
}
