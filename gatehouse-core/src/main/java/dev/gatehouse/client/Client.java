package dev.gatehouse.client;

import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Who is calling, as far as the network tells.
 *
 * @param address where the call came from
 * @param userAgent what the program calls itself, cut to 300 characters, without those that cannot
 *     be seen; empty if it says nothing
 */
public record Client(ClientAddress address, String userAgent) {
  private static final int LONGEST_USER_AGENT = 300;

  // line ends of every kind, halves of a character, and what turns the text around
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

  /** Makes the user agent fit to be stored and shown. */
  public Client {
    userAgent =
        UNSEEN
            .matcher(userAgent)
            .replaceAll("")
            .codePoints()
            .limit(LONGEST_USER_AGENT)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  /**
   * What the program seems to be, in a few words such as "Firefox on Linux"; empty if it says
   * nothing. Anybody may call itself anything: good for the eyes of the user, and for nothing else.
   */
  public String device() {
    return device(userAgent);
  }

  /**
   * What a mail says of the client: its {@code device} in English, and the {@code program} and the
   * {@code system} of it for words in another language; its {@code address}; and {@code at}, when.
   */
  public Map<String, String> told(Instant at) {
    var name = DeviceName.of(userAgent);
    return Map.of(
        "device", name.text(),
        "program", name.program(),
        "system", name.system(),
        "address", address.text(),
        "at", at.toString());
  }

  /** What a program that calls itself so seems to be. */
  public static String device(String userAgent) {
    return DeviceName.of(userAgent).text();
  }
}
