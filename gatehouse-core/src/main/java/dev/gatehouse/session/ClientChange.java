package dev.gatehouse.session;

/** In what a client differs from the one that opened the session. */
public enum ClientChange {
  /** Another IPv4 address or another IPv6 network of 64 bits. */
  ADDRESS,
  /** Another user agent. */
  USER_AGENT,
  /** Both: most likely a stolen token. */
  BOTH
}
