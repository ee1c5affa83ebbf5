package dev.gatehouse.signin;

import dev.gatehouse.device.DeviceToken;
import dev.gatehouse.device.TrustToken;
import dev.gatehouse.session.SessionToken;
import java.util.Optional;

/**
 * What a client wants and brings along, whichever factor it shows.
 *
 * @param lasting whether the session is to outlive the browser ("remember me")
 * @param replaced the session the client has now; it ends when the new one opens
 * @param device the token that an earlier sign-in handed to the client
 * @param trust the token that spares the client the second factor
 */
public record Arrival(
    boolean lasting,
    Optional<SessionToken> replaced,
    Optional<DeviceToken> device,
    Optional<TrustToken> trust) {
  /** Wants a session until the browser is closed, and brings nothing along. */
  public static Arrival plain() {
    return new Arrival(false, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
