package dev.gatehouse.spring.web;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Gathers what is served at which path by which method.
 *
 * <p>OPTIONS names the methods that exist, other methods get a 405 that does so too, and a failure
 * of ours ends here, before the host's error handling sees it.
 */
public final class Routes {
  private final Refusals refusals;
  private final RouterFunctions.Builder routes = RouterFunctions.route();

  /** Begins without any path. */
  public Routes(Refusals refusals) {
    this.refusals = refusals;
  }

  /** Serves the path by these methods; HEAD comes with GET. */
  public Routes at(String path, Map<HttpMethod, HandlerFunction<ServerResponse>> handlers) {
    if (handlers.containsKey(HttpMethod.GET)) {
      refusals.note(path);
    }
    routes.route(RequestPredicates.path(path), request -> serve(request, handlers));
    return this;
  }

  /** All of them. */
  public RouterFunction<ServerResponse> all() {
    return routes.build();
  }

  private ServerResponse serve(
      ServerRequest request, Map<HttpMethod, HandlerFunction<ServerResponse>> handlers)
      throws Exception {
    var method = request.method().equals(HttpMethod.HEAD) ? HttpMethod.GET : request.method();
    var handler = handlers.get(method);
    if (method.equals(HttpMethod.OPTIONS)) {
      return ServerResponse.noContent().header("Allow", allowed(handlers.keySet())).build();
    }
    if (handler == null) {
      return notAllowed(handlers.keySet());
    }
    try {
      return handler.handle(request);
    } catch (RuntimeException failure) {
      return refusals.answer(Refusals.of(failure));
    }
  }

  private ServerResponse notAllowed(Set<HttpMethod> methods) {
    return ServerResponse.status(Problem.METHOD_NOT_ALLOWED.status())
        .header("Allow", allowed(methods))
        .build((request, response) -> {
          refusals.write(Refusal.of(Problem.METHOD_NOT_ALLOWED), request, response);
          return null;
        });
  }

  private static String allowed(Set<HttpMethod> methods) {
    var allowed =
        methods.stream().map(HttpMethod::name).collect(Collectors.toCollection(TreeSet::new));
    if (allowed.contains("GET")) {
      allowed.add("HEAD");
    }
    allowed.add("OPTIONS");
    return String.join(", ", allowed);
  }
}
