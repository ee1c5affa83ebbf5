package dev.gatehouse.spring.host;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;

/** Reads the paths of the pages out of the routes themselves. */
public final class PageRoutes implements RouterFunctions.Visitor {
  private static final String HOME = "/account";

  private final Set<String> paths = new TreeSet<>();

  private PageRoutes() {}

  /**
   * The paths of the users' pages: no administrators', API, pictures or what pages are made with.
   */
  public static Set<String> of(Host host) {
    var pages = everyOneOf(host);
    pages.removeIf(path ->
        path.contains("/api/")
            || path.startsWith(HOME + "/admin")
            || path.contains("/avatars/")
            || path.endsWith("/**")
            || path.matches(".*-[0-9a-f]{12}\\.\\w+"));
    return pages;
  }

  /** Every path that Gatehouse serves. */
  public static Set<String> everyOneOf(Host host) {
    var routes = new PageRoutes();
    host.beansOf(RouterFunction.class).values().forEach(routes::read);
    return routes.paths;
  }

  private void read(RouterFunction<?> function) {
    function.accept(this);
  }

  @Override
  public void route(RequestPredicate predicate, HandlerFunction<?> handler) {
    var path = predicate.toString();
    if (path.startsWith(HOME)) {
      paths.add(path);
    }
  }

  @Override
  public void startNested(RequestPredicate predicate) {
    // none of ours is nested
  }

  @Override
  public void endNested(RequestPredicate predicate) {
    // none of ours is nested
  }

  @Override
  public void resources(Function<ServerRequest, Optional<Resource>> lookup) {
    // none of ours are files
  }

  @Override
  public void attributes(Map<String, Object> attributes) {
    // not needed
  }

  @Override
  public void unknown(RouterFunction<?> function) {
    throw new IllegalStateException("a route that cannot be read: " + function);
  }
}
