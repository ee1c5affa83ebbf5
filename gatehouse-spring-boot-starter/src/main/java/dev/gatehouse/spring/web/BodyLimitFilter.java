package dev.gatehouse.spring.web;

import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.upload.FileForm;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies of more than 64 KiB: by their announced length unread, otherwise as soon as that
 * much has come in. A picture may be longer: its handler counts.
 */
public final class BodyLimitFilter extends OncePerRequestFilter {
  private static final int MOST_BYTES = 64 * 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MOST_FIELDS = 1000;
  private static final Set<String> BODILESS = Set.of("GET", "HEAD");
  private static final String FORM = "application/x-www-form-urlencoded";

  // a file is read by its handler, who knows how much is too much, and only for a user
  private static final Duration PATIENCE_FOR_A_FILE = Duration.ofMinutes(2);

  private final Refusals refusals;
  private final AccountPaths paths;

  /** Makes the filter. */
  public BodyLimitFilter(Refusals refusals, AccountPaths paths) {
    this.refusals = refusals;
    this.paths = paths;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var problem = problem(request);
    if (problem.isPresent()) {
      refuse(problem.get(), request, response);
    } else if (BODILESS.contains(request.getMethod())) {
      chain.doFilter(request, response);
    } else if (paths.isUpload(request)) {
      chain.doFilter(GuardedBody.streamed(request, PATIENCE_FOR_A_FILE), response);
    } else if (paths.isFileForm(request)) {
      takeFileForm(request, response, chain);
    } else {
      takeBody(request, response, chain);
    }
  }

  private Optional<Problem> problem(HttpServletRequest request) {
    if (request.getContentLengthLong() > MOST_BYTES && !paths.bringsFile(request)) {
      return Optional.of(Problem.BODY_TOO_LARGE);
    }
    if (!readableQuery(request)) {
      return Optional.of(Problem.MALFORMED_REQUEST);
    }
    return BODILESS.contains(request.getMethod()) || readableType(request)
        ? Optional.empty()
        : Optional.of(Problem.MEDIA_TYPE_UNSUPPORTED);
  }

  private void takeFileForm(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var type = MediaType.parseMediaType(request.getContentType());
    var body = GuardedBody.timed(request, PATIENCE);
    var form = FileForm.begin(type, body);
    body.renew(PATIENCE_FOR_A_FILE);
    if (form.isEmpty()) {
      refuse(Problem.MALFORMED_REQUEST, request, response);
      return;
    }
    chain.doFilter(GuardedBody.of(request, form.get()), response);
  }

  private void takeBody(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var whole = body(request);
    if (whole.isEmpty()) {
      refuse(Problem.MALFORMED_REQUEST, request, response);
      return;
    }
    var body = whole.get();
    if (body.length > MOST_BYTES) {
      refuse(Problem.BODY_TOO_LARGE, request, response);
      return;
    }
    var form = isForm(request) ? form(body) : Optional.of(Map.<String, List<String>>of());
    if (form.isEmpty()) {
      refuse(Problem.MALFORMED_REQUEST, request, response);
      return;
    }
    chain.doFilter(GuardedBody.read(request, body, form.get()), response);
  }

  // not InputStream.readNBytes(int): it asks for nothing more at the end, and Tomcat waits for it
  private static Optional<byte[]> body(HttpServletRequest request) throws IOException {
    int announced = request.getContentLength();
    var body = new byte[announced < 0 ? MOST_BYTES + 1 : announced];
    var end = System.nanoTime() + PATIENCE.toNanos();
    int length = 0;
    while (length < body.length) {
      int read = request.getInputStream().read(body, length, body.length - length);
      if (read < 0) {
        return Optional.of(Arrays.copyOf(body, length));
      }
      length += read;
      // a byte now and then would hold the thread for as long as the client likes
      if (System.nanoTime() > end) {
        return Optional.empty();
      }
    }
    return Optional.of(body);
  }

  private static boolean readableQuery(HttpServletRequest request) {
    var query = Optional.ofNullable(request.getQueryString()).orElse("");
    return form(query.getBytes(StandardCharsets.ISO_8859_1)).isPresent();
  }

  // read here once, since others read it again where nobody would answer for a failure
  private static boolean readableType(HttpServletRequest request) {
    var type = Clients.header(request, "Content-Type");
    if (type.isEmpty()) {
      return true;
    }
    try {
      return MediaType.parseMediaType(type).isConcrete();
    } catch (InvalidMediaTypeException unreadable) {
      return false;
    }
  }

  private void refuse(Problem problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    // what is still to come is not worth reading
    response.setHeader("Connection", "close");
    refusals.write(Refusal.of(problem), request, response);
    response.flushBuffer();
  }

  private static boolean isForm(HttpServletRequest request) {
    var type = Optional.ofNullable(request.getContentType()).orElse("");
    return StringUtils.startsWithIgnoreCase(type, FORM);
  }

  // strictly UTF-8: two spellings of a broken character must not become the same password
  private static Optional<Map<String, List<String>>> form(byte[] body) {
    var fields = new LinkedHashMap<String, List<String>>();
    var pairs = new String(body, StandardCharsets.ISO_8859_1).split("&", MOST_FIELDS + 1);
    if (pairs.length > MOST_FIELDS) {
      return Optional.empty();
    }
    for (var pair : pairs) {
      int equals = pair.indexOf('=');
      var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      var value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
      if (name.isEmpty() || value.isEmpty()) {
        return Optional.empty();
      }
      fields.computeIfAbsent(name.get(), any -> new ArrayList<>()).add(value.get());
    }
    return Optional.of(fields);
  }

  private static Optional<String> decoded(String text) {
    var bytes = ByteBuffer.allocate(text.length());
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      if (character == '%') {
        var octet = octet(text, at + 1);
        if (octet.isEmpty()) {
          return Optional.empty();
        }
        bytes.put(octet.get());
        at += 2;
      } else {
        bytes.put((byte) (character == '+' ? ' ' : character));
      }
    }
    return utf8(bytes.flip());
  }

  private static Optional<Byte> octet(String text, int at) {
    int high = at + 1 < text.length() ? Character.digit(text.charAt(at), 16) : -1;
    int low = at + 1 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
    return high < 0 || low < 0 ? Optional.empty() : Optional.of((byte) (high * 16 + low));
  }

  private static Optional<String> utf8(ByteBuffer bytes) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      // PostgreSQL has no room for NUL, and nobody types it
      return Optional.of(text).filter(typed -> typed.indexOf(0) < 0);
    } catch (CharacterCodingException broken) {
      return Optional.empty();
    }
  }
}
