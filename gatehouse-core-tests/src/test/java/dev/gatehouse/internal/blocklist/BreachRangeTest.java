package dev.gatehouse.internal.blocklist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Asked over real sockets, of a server that speaks the protocol of Pwned Passwords. */
class BreachRangeTest {
  // the SHA-1 of "password" is 5BAA6 1E4C9B93F3F0682250B6CF8331B7EE68FD8
  private static final String END = "1E4C9B93F3F0682250B6CF8331B7EE68FD8";
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final HttpServer server = server();
  private String answer = "";
  private int status = 200;

  @AfterEach
  void stopTheServer() {
    over.countDown();
    server.stop(0);
  }

  @Test
  void isToldFiveDigitsAndNothingElse() {
    answer = "0".repeat(35) + ":3\r\n" + END + ":10434004\r\n";

    assertThat(knows("password")).isTrue();

    assertThat(asked).containsExactly("GET /range/5BAA6 padding=true");
  }

  @Test
  void doesNotKnowWhatItDoesNotList() {
    answer = "0".repeat(35) + ":3\r\n" + END + ":10434004";

    assertThat(knows("tumbling otters by moonlight")).isFalse();
  }

  @Test
  void padsItsAnswerWithWhatNobodyHasUsed() {
    answer = END + ":0\r\n";

    assertThat(knows("password")).isFalse();
  }

  @Test
  void readsLowerCaseAndPlainLineBreaksToo() {
    answer = END.toLowerCase(java.util.Locale.ROOT) + ":1\n";

    assertThat(knows("password")).isTrue();
  }

  @Test
  void knowsNothingWhenItFailsOrRedirects() {
    answer = END + ":10434004\r\n";
    for (var failing : new int[] {500, 503, 404, 429, 302}) {
      status = failing;

      assertThat(knows("password")).isFalse();
    }
  }

  @Test
  void knowsNothingWhenItCannotBeReached() throws IOException {
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    try (var range = new BreachRange(URI.create("http://127.0.0.1:" + port), SECOND)) {
      assertThat(range.knows("password".getBytes(UTF_8))).isFalse();
    }
  }

  @Test
  void isWaitedForNoLongerThanASecond() {
    // says that it is about to answer, and then nothing
    server.createContext(
        "/slow",
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write(END.getBytes(UTF_8));
          exchange.getResponseBody().flush();
          await();
        });
    var before = Instant.now();

    try (var range = new BreachRange(at("/slow"), SECOND)) {
      assertThat(range.knows("password".getBytes(UTF_8))).isFalse();
    }

    assertThat(Duration.between(before, Instant.now()))
        .isBetween(Duration.ofMillis(900), Duration.ofSeconds(3));
  }

  private boolean knows(String password) {
    try (var range = new BreachRange(at("/range"), SECOND)) {
      return range.knows(password.getBytes(UTF_8));
    }
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private HttpServer server() {
    try {
      var made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      made.createContext("/range", this::handle);
      made.start();
      return made;
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    asked.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI()
            + " padding="
            + exchange.getRequestHeaders().getFirst("Add-Padding"));
    var body = answer.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private void await() {
    try {
      over.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
