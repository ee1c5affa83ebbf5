package dev.gatehouse.signin;

import dev.gatehouse.device.DeviceToken;
import dev.gatehouse.device.TrustToken;
import dev.gatehouse.session.OpenSession;
import java.time.Duration;
import java.util.Optional;

/** What came of the second factor of a sign-in. */
public sealed interface SecondStep {
  /**
   * The user is in; the tokens go to the client.
   *
   * @param opened the session
   * @param device by which the device is known at the next sign-in; empty when it is known already
   * @param trust by which the device is spared the second factor; empty when that was not wanted
   * @param codesLeft how many recovery codes are left, if one was used
   */
  record SignedIn(
      OpenSession opened,
      Optional<DeviceToken> device,
      Optional<TrustToken> trust,
      Optional<Integer> codesLeft)
      implements SecondStep {}

  /** The code is wrong, early, late or used; nobody learns which. */
  record WrongCode() implements SecondStep {}

  /** The first factor was too long ago, or tried too often, or is void: sign in anew. */
  record Over() implements SecondStep {}

  /** Too many wrong codes; try again after that time. */
  record Throttled(Duration retryAfter) implements SecondStep {}

  /**
   * A hundred wrong codes in a row: this kind of code is not taken until it is set up anew. The
   * other kind may be.
   */
  record Stopped() implements SecondStep {}
}
