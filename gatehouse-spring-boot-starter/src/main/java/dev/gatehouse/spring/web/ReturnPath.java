package dev.gatehouse.spring.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where somebody wanted to go before being asked to sign in: a path on this host and nothing else.
 *
 * @param text the path with its query, in ASCII
 */
public record ReturnPath(String text) {
  private static final int LONGEST = 2000;

  /** Keeps out what {@link #parse} would not give. */
  public ReturnPath {
    if (!local(text)) {
      throw new IllegalArgumentException("not a path on this host");
    }
  }

  /** Reads a path that came from outside; empty for whatever might lead to another host. */
  public static Optional<ReturnPath> parse(String text) {
    return local(text) ? Optional.of(new ReturnPath(text)) : Optional.empty();
  }

  /**
   * The path that the request is for; empty unless it is a page that can be asked for again, and
   * for home, where every way in leads, and the way out.
   */
  public static Optional<ReturnPath> of(HttpServletRequest request, AccountPaths paths) {
    if (!request.getMethod().equals("GET") || !paths.isWorthReturning(request)) {
      return Optional.empty();
    }
    var query = request.getQueryString();
    return parse(request.getRequestURI() + (query == null ? "" : "?" + query));
  }

  /** The path as a parameter of an address. */
  public String parameter() {
    return "to=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  // browsers drop tabs and line breaks, and take a backslash for a slash; a URI has none of them
  private static boolean local(String text) {
    return text.length() <= LONGEST
        && text.startsWith("/")
        && !text.startsWith("//")
        && text.chars().allMatch(character -> character > ' ' && character < 0x7f)
        && withoutHost(text);
  }

  private static boolean withoutHost(String text) {
    try {
      var uri = new URI(text);
      return uri.getScheme() == null && uri.getRawAuthority() == null;
    } catch (URISyntaxException noAddress) {
      return false;
    }
  }
}
