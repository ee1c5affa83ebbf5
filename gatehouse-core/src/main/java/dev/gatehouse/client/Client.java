package dev.gatehouse.client;

/**
 * Who is calling, as far as the network tells.
 *
 * @param address where the call came from
 * @param userAgent what the program calls itself, cut to 300 characters, without control
 *     characters; empty if it says nothing
 */
public record Client(ClientAddress address, String userAgent) {
  private static final int LONGEST_USER_AGENT = 300;

  /** Makes the user agent fit to be stored and shown. */
  public Client {
    var printable = userAgent.replaceAll("\\p{Cntrl}", "");
    userAgent = printable.substring(0, Math.min(printable.length(), LONGEST_USER_AGENT));
  }
}
