package dev.gatehouse.internal.blocklist;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A service that knows the passwords of known leaks, asked by the range protocol of Pwned
 * Passwords: it learns the first five of the forty digits of a SHA-1, which some thousand known
 * passwords share, and answers with the ends of all of those.
 *
 * <p>It fails open: when the service does not answer in time, the password passes, and the log says
 * so.
 */
public final class BreachRange implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BreachRange.class);
  private static final int DIGITS_TOLD = 5;
  private static final int OK = 200;

  // padding has a count of zero
  private static final Pattern KNOWN = Pattern.compile("([0-9A-F]{35}):0*[1-9][0-9]*");

  private final URI url;
  private final Duration patience;
  private final HttpClient http;

  /** Asks at that address, to which a slash and the five digits are appended. */
  public BreachRange(URI url, Duration patience) {
    this.url = url;
    this.patience = patience;
    this.http = HttpClient.newBuilder().connectTimeout(patience).build();
  }

  /** Whether the service says in time that it knows the password. */
  public boolean knows(byte[] password) {
    var digits = sha1(password);
    var asked = http.sendAsync(request(digits.substring(0, DIGITS_TOLD)), BodyHandlers.ofString());
    try {
      // the whole answer in that time, or a service that trickles would hold us
      var answer = asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return answered(answer) && has(answer.body(), digits.substring(DIGITS_TOLD));
    } catch (ExecutionException | TimeoutException failure) {
      asked.cancel(true);
      LOG.warn("no answer from the service for breached passwords: {}", reason(failure));
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private HttpRequest request(String told) {
    return HttpRequest.newBuilder(URI.create(url + "/" + told))
        // or the length of the answer would tell whoever listens what was asked
        .header("Add-Padding", "true")
        .header("User-Agent", "gatehouse")
        .build();
  }

  private static boolean answered(HttpResponse<String> answer) {
    if (answer.statusCode() != OK) {
      LOG.warn("the service for breached passwords answers {}", answer.statusCode());
    }
    return answer.statusCode() == OK;
  }

  private static boolean has(String lines, String end) {
    return lines
        .lines()
        .map(line -> KNOWN.matcher(line.strip().toUpperCase(Locale.ROOT)))
        .anyMatch(line -> line.matches() && line.group(1).equals(end));
  }

  // no message of an exception, which may hold the address with the digits
  private static String reason(Exception failure) {
    var cause = failure instanceof ExecutionException ? failure.getCause() : failure;
    return String.valueOf(cause == null ? failure.getClass() : cause.getClass());
  }

  // the protocol's choice; nothing is protected by it
  private static String sha1(byte[] password) {
    try {
      var digest = MessageDigest.getInstance("SHA-1").digest(password);
      return HexFormat.of().withUpperCase().formatHex(digest);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
