package dev.gatehouse.spring.cookie;

import dev.gatehouse.device.DeviceToken;
import dev.gatehouse.device.TrustToken;
import dev.gatehouse.session.OpenSession;
import dev.gatehouse.signin.SecondStep;
import dev.gatehouse.signin.SignIn;
import java.util.Optional;

/**
 * That somebody is in, by one factor or by two, and what the client is to keep.
 *
 * @param opened the session
 * @param device by which the device is known at the next sign-in
 * @param trust by which the device is spared the second factor
 * @param codesLeft how many recovery codes are left, if one was used
 */
public record Entered(
    OpenSession opened,
    Optional<DeviceToken> device,
    Optional<TrustToken> trust,
    Optional<Integer> codesLeft) {
  /** In by the first factor. */
  public static Entered of(SignIn.SignedIn signedIn) {
    return new Entered(signedIn.opened(), signedIn.device(), Optional.empty(), Optional.empty());
  }

  /** In by both. */
  public static Entered of(SecondStep.SignedIn signedIn) {
    return new Entered(
        signedIn.opened(), signedIn.device(), signedIn.trust(), signedIn.codesLeft());
  }
}
