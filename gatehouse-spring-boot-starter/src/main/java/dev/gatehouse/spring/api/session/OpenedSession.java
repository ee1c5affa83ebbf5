package dev.gatehouse.spring.api.session;

import dev.gatehouse.device.DeviceToken;
import dev.gatehouse.device.TrustToken;
import dev.gatehouse.spring.cookie.Entered;
import java.util.Optional;
import java.util.UUID;

/**
 * A session just opened, as JSON.
 *
 * @param token for a program; a browser has it in a cookie alone, and so it is with the others
 * @param deviceToken by which the device is known at the next sign-in, if it was not
 * @param trustToken by which the device is spared the second factor, if that was wanted
 * @param recoveryCodesLeft how many recovery codes are left, if one was used
 */
record OpenedSession(
    UUID sessionId,
    Optional<String> token,
    Optional<String> deviceToken,
    Optional<String> trustToken,
    Optional<Integer> recoveryCodesLeft) {
  /** For a browser, which gets the tokens in cookies. */
  static OpenedSession withoutTokens(Entered entered) {
    return new OpenedSession(
        entered.opened().session().id().value(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        entered.codesLeft());
  }

  /** For a program, which has to keep the tokens. */
  static OpenedSession withTokens(Entered entered) {
    return new OpenedSession(
        entered.opened().session().id().value(),
        Optional.of(entered.opened().token().reveal()),
        entered.device().map(DeviceToken::reveal),
        entered.trust().map(TrustToken::reveal),
        entered.codesLeft());
  }

  /** Says which session it is, and not its tokens. */
  @Override
  public String toString() {
    return "OpenedSession[" + sessionId + "]";
  }
}
