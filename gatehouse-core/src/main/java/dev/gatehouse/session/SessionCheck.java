package dev.gatehouse.session;

/** What a session token is worth at this moment. */
public sealed interface SessionCheck {
  /** The session may act. */
  record Live(LiveSession live) implements SessionCheck {}

  /** The session may act, though its client has changed. */
  record Changed(LiveSession live, ClientChange change) implements SessionCheck {}

  /**
   * The session may do nothing but set up a second factor, see that it has to, and end: the user's
   * roles require one, and there is none.
   */
  record SecondFactorOwed(LiveSession live) implements SessionCheck {}

  /**
   * There is no such session: it never was, has ended or run out, its user is not active, or its
   * client has changed under {@link FingerprintPolicy#STRICT}.
   */
  record Dead() implements SessionCheck {}
}
