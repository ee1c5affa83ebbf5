package dev.gatehouse.device;

import dev.gatehouse.client.Client;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The devices that their users trust: for 30 days they sign in there without the second factor.
 *
 * <p>Each device has a row and a token of its own, and is revoked on its own. The trust is bound to
 * the version of the user's credentials: when a password, an address or the second factor changes,
 * no device of the user is trusted any more.
 */
public final class TrustedDevices {
  private final Foundation foundation;
  private final TrustedDeviceRepository devices;
  private final DeviceSettings settings;

  /** Makes the service. */
  public TrustedDevices(Foundation foundation, DeviceSettings settings) {
    this.foundation = foundation;
    this.devices = new TrustedDeviceRepository(foundation.database());
    this.settings = settings;
  }

  /** Trusts the device that passed the second factor in this transaction. */
  public TrustToken trust(Transaction transaction, UserId user, Client client, Instant now) {
    var token = TrustToken.issue(foundation.random());
    var device =
        new TrustedDevice(foundation.newId(now), client, now, now, now.plus(settings.trusted()));
    devices.insert(transaction, user, device, token.digest());
    return token;
  }

  /** Whether the user trusts the device; notes the use. */
  public boolean spares(Transaction transaction, Showing showing) {
    return devices.use(transaction, showing);
  }

  /** A device that shows its token at a sign-in. */
  public record Showing(UserId user, TrustToken token, Client client, Instant at) {}

  /** The devices that the user trusts, the last used first. */
  public List<TrustedDevice> list(UserId user) {
    return devices.list(user, foundation.now());
  }

  /** Trusts the user's device no more; false when the user has no such device. */
  public boolean revoke(Transaction transaction, UserId user, UUID device) {
    return devices.delete(transaction, user, device);
  }

  /** Trusts none of the user's devices any more, and says how many there were. */
  public int revokeAll(Transaction transaction, UserId user) {
    return devices.deleteAll(transaction, user);
  }

  /** Removes the trust that has run out, and says how much. */
  public int purge(Instant now) {
    return foundation.database().write(transaction -> devices.purge(transaction, now));
  }
}
