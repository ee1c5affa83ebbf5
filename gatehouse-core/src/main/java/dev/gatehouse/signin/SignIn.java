package dev.gatehouse.signin;

import dev.gatehouse.challenge.ChallengeToken;
import dev.gatehouse.credential.ReplacementToken;
import dev.gatehouse.device.DeviceToken;
import dev.gatehouse.session.OpenSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What came of a sign-in. */
public sealed interface SignIn {
  /**
   * The user is in; the tokens go to the client.
   *
   * @param opened the session
   * @param device by which the device is known at the next sign-in; empty when it is known already
   */
  record SignedIn(OpenSession opened, Optional<DeviceToken> device) implements SignIn {}

  /**
   * The first factor has passed, and the second is due; nobody is signed in yet.
   *
   * @param challenge by which the client goes on; it is good for nothing else
   * @param until when it runs out
   */
  record SecondFactorNeeded(ChallengeToken challenge, Instant until) implements SignIn {}

  /** The address is unknown or the password is not the user's; nobody learns which. */
  record Rejected() implements SignIn {}

  /** The factor is right, and the user has been deactivated. */
  record Inactive() implements SignIn {}

  /**
   * The factor is right, and the password was set by somebody else: no session is open, and the
   * token is for {@code PasswordResets.reset}, within ten minutes.
   */
  record PasswordChangeNeeded(ReplacementToken token) implements SignIn {}

  /** Too many failures; try again after that time. */
  record Throttled(Duration retryAfter) implements SignIn {}

  /** Too many passwords are being hashed; try again after that time. */
  record Busy(Duration retryAfter) implements SignIn {}
}
