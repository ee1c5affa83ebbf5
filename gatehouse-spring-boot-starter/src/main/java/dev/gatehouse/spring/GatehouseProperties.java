package dev.gatehouse.spring;

import dev.gatehouse.Settings;
import dev.gatehouse.email.EmailSettings;
import dev.gatehouse.housekeeping.HousekeepingSettings;
import dev.gatehouse.password.PasswordSettings;
import dev.gatehouse.passwordchange.PasswordChangeSettings;
import dev.gatehouse.registration.RegistrationSettings;
import dev.gatehouse.session.FingerprintPolicy;
import dev.gatehouse.session.SessionSettings;
import dev.gatehouse.signin.SignInSettings;
import dev.gatehouse.throttle.Limit;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * Every setting of Gatehouse in a Spring Boot application.
 *
 * @param baseUrl the public address of the application, without a path: mailed links begin with it,
 *     and with https the cookies are Secure and carry the prefix __Host-
 * @param path where the pages and the JSON API live
 * @param keyRing where the key ring is, such as file:/etc/gatehouse/key-ring.json
 * @param trustedProxies addresses and CIDR blocks of the proxies whose X-Forwarded-For is believed
 * @param registration who may register, and how often
 * @param signIn how often a sign-in may fail
 * @param password what a password must be and how it is hashed
 * @param passwordChange how passwords are set anew
 * @param email how addresses are confirmed
 * @param session how long sessions last and how they are watched
 * @param housekeeping what is removed when
 */
@ConfigurationProperties("gatehouse")
public record GatehouseProperties(
    @DefaultValue("http://localhost:8080") URI baseUrl,
    @DefaultValue("/account") String path,
    @Nullable Resource keyRing,
    @DefaultValue List<String> trustedProxies,
    @DefaultValue Registration registration,
    @DefaultValue SignIn signIn,
    @DefaultValue Password password,
    @DefaultValue PasswordChange passwordChange,
    @DefaultValue Email email,
    @DefaultValue Session session,
    @DefaultValue Housekeeping housekeeping) {
  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_-]+)+");
  private static final Pattern BASE_URL = Pattern.compile("https?://[^/?#@]+");

  /** Checks the address and the path. */
  public GatehouseProperties {
    if (!BASE_URL.matcher(baseUrl.toString()).matches()) {
      throw new IllegalArgumentException(
          "gatehouse.base-url is http:// or https:// with a host, without a path or a slash at the"
              + " end");
    }
    if (!PATH.matcher(path).matches()) {
      throw new IllegalArgumentException(
          "gatehouse.path begins with a slash and does not end with one, such as /account");
    }
    trustedProxies = List.copyOf(trustedProxies);
  }

  /** Whether browsers reach the application by https. */
  public boolean https() {
    return "https".equals(baseUrl.getScheme());
  }

  /** Where the key ring is, if that is set. */
  Optional<Resource> keyRingLocation() {
    return Optional.ofNullable(keyRing);
  }

  /** The same settings as the core takes them. */
  public Settings settings() {
    return new Settings(
        registration.settings(),
        signIn.settings(),
        password.settings(),
        passwordChange.settings(),
        email.settings(),
        session.settings(),
        housekeeping.settings());
  }

  /**
   * Who may register, and how often.
   *
   * @param open whether the public may register
   * @param perAddress how often one e-mail address may be registered
   * @param perClient how often one client may register
   */
  public record Registration(
      @DefaultValue("true") boolean open,
      @DefaultValue Registration.PerAddress perAddress,
      @DefaultValue Registration.PerClient perClient) {
    RegistrationSettings settings() {
      return new RegistrationSettings(
          open,
          new Limit(perAddress.count, perAddress.window),
          new Limit(perClient.count, perClient.window));
    }

    /**
     * How often one e-mail address may be registered.
     *
     * @param count how many registrations of one address in any span of the window
     * @param window the span in which they are counted
     */
    public record PerAddress(@DefaultValue("3") int count, @DefaultValue("1h") Duration window) {}

    /**
     * How often one client may register.
     *
     * @param count how many registrations from one client in any span of the window
     * @param window the span in which they are counted
     */
    public record PerClient(@DefaultValue("10") int count, @DefaultValue("1h") Duration window) {}
  }

  /**
   * How often a sign-in may fail.
   *
   * @param perAddressAndClient failures of one client with one e-mail address
   * @param perClient failures of one client with any address
   */
  public record SignIn(
      @DefaultValue FailuresWithAddress perAddressAndClient, @DefaultValue Failures perClient) {
    SignInSettings settings() {
      return new SignInSettings(
          new Limit(perAddressAndClient.count, perAddressAndClient.window),
          new Limit(perClient.count, perClient.window));
    }

    /**
     * Failures of one client with one e-mail address.
     *
     * @param count how many failures of one client with one address in any span of the window
     * @param window the span in which they are counted
     */
    public record FailuresWithAddress(
        @DefaultValue("5") int count, @DefaultValue("1m") Duration window) {}

    /**
     * Failures of one client with any address.
     *
     * @param count how many failures of one client in any span of the window
     * @param window the span in which they are counted
     */
    public record Failures(@DefaultValue("15") int count, @DefaultValue("1m") Duration window) {}
  }

  /**
   * What a password must be and how it is hashed.
   *
   * @param shortest the least number of code points, 8 or more
   * @param longest the greatest number of code points, 64 to 1024
   * @param strength the least zxcvbn score, 0 to 4
   * @param cost the bcrypt cost, 10 to 16; also 4, for tests alone
   * @param threads how many passwords are hashed at once; as many as there are cores if not set
   * @param queue how many more may wait; 16 for each core if not set
   * @param confirmations how often one user may mistype the present password when asked again
   */
  public record Password(
      @DefaultValue("8") int shortest,
      @DefaultValue("128") int longest,
      @DefaultValue("3") int strength,
      @DefaultValue("12") int cost,
      @Nullable Integer threads,
      @Nullable Integer queue,
      @DefaultValue Confirmations confirmations) {
    PasswordSettings settings() {
      var defaults = PasswordSettings.defaults();
      return new PasswordSettings(
          shortest,
          longest,
          strength,
          cost,
          threads == null ? defaults.threads() : threads,
          queue == null ? defaults.queue() : queue,
          new Limit(confirmations.count, confirmations.window));
    }

    /**
     * How often one user may mistype the present password when asked again.
     *
     * @param count how many failures of one user in any span of the window
     * @param window the span in which they are counted
     */
    public record Confirmations(
        @DefaultValue("5") int count, @DefaultValue("1m") Duration window) {}
  }

  /**
   * How passwords are set anew.
   *
   * @param resetLink how long a link to set another password lives
   * @param perAddress how often such a link may be asked for, for one e-mail address
   * @param perClient how often one client may ask for such links
   */
  public record PasswordChange(
      @DefaultValue("1h") Duration resetLink,
      @DefaultValue PasswordChange.PerAddress perAddress,
      @DefaultValue PasswordChange.PerClient perClient) {
    PasswordChangeSettings settings() {
      return new PasswordChangeSettings(
          resetLink,
          new Limit(perAddress.count, perAddress.window),
          new Limit(perClient.count, perClient.window));
    }

    /**
     * How often such a link may be asked for, for one e-mail address.
     *
     * @param count how many requests for one address in any span of the window
     * @param window the span in which they are counted
     */
    public record PerAddress(@DefaultValue("3") int count, @DefaultValue("5m") Duration window) {}

    /**
     * How often one client may ask for such links.
     *
     * @param count how many requests from one client in any span of the window
     * @param window the span in which they are counted
     */
    public record PerClient(@DefaultValue("15") int count, @DefaultValue("5m") Duration window) {}
  }

  /**
   * How addresses are confirmed.
   *
   * @param confirmation how long a confirmation link lives
   */
  public record Email(@DefaultValue("7d") Duration confirmation) {
    EmailSettings settings() {
      return new EmailSettings(confirmation);
    }
  }

  /**
   * How long sessions last and how they are watched.
   *
   * @param idle how long a session lives without a request; sliding
   * @param absolute how long a session lives at most
   * @param touch how often the last use of a session is written at most
   * @param fingerprint what becomes of a session whose client has changed
   */
  public record Session(
      @DefaultValue("14d") Duration idle,
      @DefaultValue("60d") Duration absolute,
      @DefaultValue("1m") Duration touch,
      @DefaultValue("warn") FingerprintPolicy fingerprint) {
    SessionSettings settings() {
      return new SessionSettings(idle, absolute, touch, fingerprint);
    }
  }

  /**
   * What is removed when.
   *
   * @param every how often the nodes together look for what can be removed
   * @param mails how long a mail's row is kept after it was sent or given up
   */
  public record Housekeeping(
      @DefaultValue("1h") Duration every, @DefaultValue("30d") Duration mails) {
    HousekeepingSettings settings() {
      return new HousekeepingSettings(every, mails);
    }
  }
}
