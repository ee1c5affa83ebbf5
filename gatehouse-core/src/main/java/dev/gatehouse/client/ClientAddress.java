package dev.gatehouse.client;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The network address of a client, in one spelling: dotted IPv4, or IPv6 as {@link InetAddress}
 * writes it. An IPv4 address mapped into IPv6 is IPv4.
 *
 * @param text the address
 */
public record ClientAddress(String text) {
  // strict, since the platform asks a name server about anything that is not quite an address
  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]{2,45}");
  private static final int NETWORK_BYTES = 8;

  /** Refuses text that is no address in this spelling; {@link #parse} reads other spellings. */
  public ClientAddress {
    var canonical = literal(text).map(InetAddress::getHostAddress);
    if (!canonical.equals(Optional.of(text))) {
      throw new IllegalArgumentException("not an address in its canonical spelling");
    }
  }

  /** The address of a socket. */
  public static ClientAddress of(InetAddress address) {
    return parse(withoutZone(address.getHostAddress())).orElseThrow();
  }

  /** Reads an address; empty for anything else. It never asks a name server. */
  public static Optional<ClientAddress> parse(String text) {
    return literal(text).map(address -> new ClientAddress(address.getHostAddress()));
  }

  /**
   * What one client is counted by: the address, or for IPv6 its network of 64 bits, since a single
   * customer is given all of those.
   */
  public String network() {
    if (text.indexOf(':') < 0) {
      return text;
    }
    try {
      var bytes = literal(text).orElseThrow().getAddress();
      Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
      return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
    } catch (UnknownHostException sixteenBytesAreAnAddress) {
      throw new IllegalStateException(sixteenBytesAreAnAddress);
    }
  }

  /** The address as the platform has it. */
  public InetAddress inet() {
    return literal(text).orElseThrow();
  }

  private static Optional<InetAddress> literal(String text) {
    var looksLikeAnAddress =
        text.indexOf(':') < 0 ? IPV4.matcher(text).matches() : IPV6.matcher(text).matches();
    if (!looksLikeAnAddress) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException notAnAddress) {
      return Optional.empty();
    }
  }

  private static String withoutZone(String text) {
    int zone = text.indexOf('%');
    return zone < 0 ? text : text.substring(0, zone);
  }
}
