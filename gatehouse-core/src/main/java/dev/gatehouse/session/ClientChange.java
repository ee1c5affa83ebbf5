package dev.gatehouse.session;

/** In what a client differs from the one that opened the session. */
public enum ClientChange {
  /** Another IPv4 address or another IPv6 network of 64 bits. */
  ADDRESS,
  /** Another user agent. */
  USER_AGENT,
  /** Both: most likely a stolen token. */
  BOTH;

  /** In what, as the end of a sentence for the log. */
  String words() {
    return switch (this) {
      case ADDRESS -> "address";
      case USER_AGENT -> "user agent";
      case BOTH -> "address and user agent";
    };
  }
}
