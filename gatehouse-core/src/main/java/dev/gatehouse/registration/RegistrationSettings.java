package dev.gatehouse.registration;

import dev.gatehouse.role.Role;
import dev.gatehouse.throttle.Limit;
import java.time.Duration;

/**
 * Who may register, how often, and as what.
 *
 * @param open whether the public may register
 * @param perAddress how often one e-mail address may be registered
 * @param perClient how often one client may register
 * @param checks how often one client may have a form checked, be it by registering
 * @param role the role of new users, which may be any but Owner; User where there is none of that
 *     name
 * @param active whether new users may sign in before an administrator lets them
 * @param usernames whether users who choose no user name get one that resembles their address
 */
public record RegistrationSettings(
    boolean open,
    Limit perAddress,
    Limit perClient,
    Limit checks,
    String role,
    boolean active,
    boolean usernames) {
  /** Checks that the role is one, and not that of an Owner. */
  public RegistrationSettings {
    if (new Role(role).name().equalsIgnoreCase(Role.OWNER.name())) {
      throw new IllegalArgumentException("registration: the role of new users cannot be Owner");
    }
  }

  /**
   * Open; 3 an hour for an address, 10 an hour from a client and 60 forms a minute; active Users
   * with a user name.
   */
  public static RegistrationSettings defaults() {
    return new RegistrationSettings(
        true,
        new Limit(3, Duration.ofHours(1)),
        new Limit(10, Duration.ofHours(1)),
        new Limit(60, Duration.ofMinutes(1)),
        Role.USER.name(),
        true,
        true);
  }
}
