package dev.gatehouse.spring.cookie;

import dev.gatehouse.challenge.ChallengeToken;
import dev.gatehouse.device.DeviceSettings;
import dev.gatehouse.device.DeviceToken;
import dev.gatehouse.device.TrustToken;
import dev.gatehouse.session.SessionToken;
import dev.gatehouse.signin.Arrival;
import dev.gatehouse.spring.GatehouseProperties;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * The cookies by which a browser is known and trusted, and the one that it holds between the
 * factors. Those that last are set by a sign-in that has gone through, and by nothing before it.
 */
public final class DeviceCookies {
  // browsers keep no cookie longer (RFC 6265bis, section 5.5)
  private static final Duration LONGEST = Duration.ofDays(400);

  private final HostCookie device;
  private final HostCookie trust;
  private final HostCookie challenge;
  private final DeviceSettings settings;

  /** Names them after how browsers reach the host. */
  public DeviceCookies(GatehouseProperties properties, DeviceSettings settings) {
    this.device = HostCookie.named("gatehouse-device", properties);
    this.trust = HostCookie.named("gatehouse-trust", properties);
    this.challenge = HostCookie.named("gatehouse-challenge", properties);
    this.settings = settings;
  }

  /** What the browser brings along to a sign-in. */
  public Arrival arrival(
      boolean lasting, Optional<SessionToken> replaced, HttpServletRequest request) {
    return new Arrival(
        lasting,
        replaced,
        device.read(request).flatMap(DeviceToken::parse),
        trust.read(request).flatMap(TrustToken::parse));
  }

  /** Has the browser keep what the sign-in came with, and forget that it was under way. */
  public void write(Entered entered, HttpServletResponse response) {
    entered
        .device()
        .ifPresent(token -> device.write(token.reveal(), shorter(settings.known()), response));
    entered
        .trust()
        .ifPresent(token -> trust.write(token.reveal(), shorter(settings.trusted()), response));
    challenge.clear(response);
  }

  private static Duration shorter(Duration life) {
    return life.compareTo(LONGEST) < 0 ? life : LONGEST;
  }

  /** What the browser goes on with between the factors. */
  public Optional<ChallengeToken> challenge(HttpServletRequest request) {
    return challenge.read(request).flatMap(ChallengeToken::parse);
  }

  /** Has the browser go on with that to the second factor, until it is closed. */
  public void write(ChallengeToken token, HttpServletResponse response) {
    challenge.write(token.reveal(), response);
  }

  /** Has the browser forget that a sign-in was under way. */
  public void clearChallenge(HttpServletResponse response) {
    challenge.clear(response);
  }
}
