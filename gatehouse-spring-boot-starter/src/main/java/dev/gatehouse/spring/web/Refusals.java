package dev.gatehouse.spring.web;

import dev.gatehouse.spi.StorageException;
import dev.gatehouse.spring.client.Clients;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Refuses requests: a browser gets a page, a program gets a problem. */
public final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

  /** What is answered to a form that is too old, and to who opens the address of a form. */
  private static final Set<Problem> OPENED_AGAIN =
      Set.of(Problem.CSRF_TOKEN_MISSING, Problem.METHOD_NOT_ALLOWED);

  private final AccountPaths paths;
  private final PageRenderer pages;
  private final Set<PathPattern> shown = ConcurrentHashMap.newKeySet();

  Refusals(AccountPaths paths, PageRenderer pages) {
    this.paths = paths;
    this.pages = pages;
  }

  /** What is to be told about a failure of ours; the log gets the rest. */
  public static Refusal of(RuntimeException failure) {
    if (failure instanceof StorageException) {
      LOG.error("the database could not be used", failure);
      return Refusal.of(Problem.STORAGE_UNAVAILABLE);
    }
    if (failure instanceof RequestRejectedException
        || failure instanceof InvalidMediaTypeException) {
      return Refusal.of(Problem.MALFORMED_REQUEST);
    }
    LOG.error("a request failed", failure);
    return Refusal.of(Problem.INTERNAL_ERROR);
  }

  /** Notes that a page is shown at the path, which whoever was refused there can open again. */
  void note(String path) {
    shown.add(PathPatternParser.defaultInstance.parse(path));
  }

  /** Writes the refusal as the answer to the request. */
  public void write(Refusal refusal, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    // on the host's own paths too, where no header writer of ours may be at work
    response.setHeader("Cache-Control", "no-store");
    if (wantsPage(request)) {
      response.setStatus(refusal.problem().status().value());
      refusal.retryAfterSeconds().ifPresent(seconds -> response.setHeader("Retry-After", seconds));
      pages.write("error", model(refusal, request), request, response);
    } else {
      JsonAnswers.write(refusal, response);
    }
  }

  /** The same as the answer of a handler. */
  public ServerResponse answer(Refusal refusal) {
    return ServerResponse.status(refusal.problem().status())
        .build((request, response) -> {
          write(refusal, request, response);
          return null;
        });
  }

  /** Whether the client is to be shown pages, being a browser that a person looks at. */
  public boolean wantsPage(HttpServletRequest request) {
    if (paths.isOurs(request)) {
      return !paths.isApi(request);
    }
    var accepted = Clients.header(request, "Accept");
    return accepted.contains(MediaType.TEXT_HTML_VALUE);
  }

  private Map<String, ?> model(Refusal refusal, HttpServletRequest request) {
    var again = OPENED_AGAIN.contains(refusal.problem());
    return Map.of(
        "status", refusal.problem().status().value(),
        "problem", refusal.problem().code(),
        "wait", refusal.retryAfterSeconds().orElse(""),
        "page", again ? page(request).orElse("") : "");
  }

  // where the form stands: a form goes to its page, or below it; that of a mailed link needs more
  private Optional<String> page(HttpServletRequest request) {
    if (request.getParameter("token") != null) {
      return Optional.empty();
    }
    return Stream.iterate(AccountPaths.within(request), Refusals::above)
        .takeWhile(place -> place.startsWith(paths.home()))
        .filter(this::isShown)
        .findFirst()
        .map(place -> request.getContextPath() + place);
  }

  private boolean isShown(String path) {
    var container = PathContainer.parsePath(path);
    return shown.stream().anyMatch(page -> page.matches(container));
  }

  private static String above(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}
