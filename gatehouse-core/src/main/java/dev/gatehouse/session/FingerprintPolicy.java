package dev.gatehouse.session;

/** What becomes of a session whose client has another address or another user agent than before. */
public enum FingerprintPolicy {
  /** Nothing: the client is not looked at. */
  OFF,
  /** It goes on, and the change is reported. */
  WARN,
  /** It is refused. */
  STRICT
}
