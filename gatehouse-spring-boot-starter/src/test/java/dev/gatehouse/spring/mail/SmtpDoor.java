package dev.gatehouse.spring.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * The front of a mail server that GreenMail does not have: it demands STARTTLS and then lets the
 * dialogue through to GreenMail, or it refuses every recipient and quotes the address.
 */
final class SmtpDoor implements AutoCloseable {
  private final ServerSocket door;
  private final Optional<Behind> behind;
  private final List<String> heard = new CopyOnWriteArrayList<>();

  /** What lies behind an open door. */
  private record Behind(SSLContext tls, int port) {}

  private SmtpDoor(Optional<Behind> behind) {
    try {
      this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    this.behind = behind;
    Thread.ofPlatform().daemon().start(this::serve);
  }

  /** One that demands STARTTLS in front of the mail server on that port. */
  static SmtpDoor demandingStartTls(SSLContext tls, int port) {
    return new SmtpDoor(Optional.of(new Behind(tls, port)));
  }

  /** One that refuses every recipient. */
  static SmtpDoor refusing() {
    return new SmtpDoor(Optional.empty());
  }

  int port() {
    return door.getLocalPort();
  }

  /** What was said in the clear. */
  List<String> heard() {
    return List.copyOf(heard);
  }

  private void serve() {
    while (!door.isClosed()) {
      try {
        var caller = door.accept();
        Thread.ofPlatform().daemon().start(() -> answer(caller));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void answer(Socket caller) {
    try (caller) {
      var out = caller.getOutputStream();
      say(out, "220 door");
      for (var line = line(caller.getInputStream());
          !line.isEmpty();
          line = line(caller.getInputStream())) {
        heard.add(line);
        if (line.startsWith("STARTTLS")) {
          say(out, "220 go ahead");
          letThrough(caller);
          return;
        }
        say(out, reply(line));
      }
    } catch (IOException over) {
      // whoever called has hung up, or does not trust us
    }
  }

  private String reply(String line) {
    var verb = line.split(" ", -1)[0].toUpperCase(Locale.ROOT);
    return switch (verb) {
      case "EHLO" -> behind.isPresent() ? "250-door\r\n250 STARTTLS" : "250 door";
      case "QUIT" -> "221 bye";
      case "RCPT" -> "550 5.1.1 " + line.substring("RCPT TO:".length()) + " is not known here";
      default -> behind.isPresent() ? "530 Must issue a STARTTLS command first" : "250 ok";
    };
  }

  private void letThrough(Socket caller) throws IOException {
    var server = behind.orElseThrow();
    var tls =
        (SSLSocket)
            server.tls().getSocketFactory().createSocket(caller, null, caller.getPort(), true);
    tls.setUseClientMode(false);
    tls.startHandshake();
    try (var house = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      line(house.getInputStream());
      Thread.ofPlatform().daemon().start(() -> pipe(house, tls));
      tls.getInputStream().transferTo(house.getOutputStream());
    }
  }

  private static void pipe(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException over) {
      // one of the two has hung up
    }
  }

  private static void say(OutputStream out, String text) throws IOException {
    out.write((text + "\r\n").getBytes(US_ASCII));
    out.flush();
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
      line.append((char) octet);
    }
    return line.toString().strip();
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
