package dev.gatehouse.device;

import dev.gatehouse.client.Client;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.user.EmailAddress;
import dev.gatehouse.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The devices that users have signed in with before.
 *
 * <p>They are told apart by a token that the device keeps. It proves nothing about who holds the
 * device: it exempts from the limit that strangers could lock a user out with, and it spares the
 * notice of a new device.
 */
public final class KnownDevices {
  private final Foundation foundation;
  private final KnownDeviceRepository devices;
  private final DeviceSettings settings;

  /** Makes the service. */
  public KnownDevices(Foundation foundation, DeviceSettings settings) {
    this.foundation = foundation;
    this.devices = new KnownDeviceRepository(foundation.database());
    this.settings = settings;
  }

  /** Whether the user with that address has signed in with the device before. */
  public boolean knows(EmailAddress email, DeviceToken token) {
    return devices.exists(email, token.digest(), foundation.now().minus(settings.known()));
  }

  /** Notes that the user signs in with the device, and makes it known if it is not. */
  public Recognition recognize(Transaction transaction, Visit visit, Optional<DeviceToken> token) {
    var since = visit.at().minus(settings.known());
    if (token.filter(known -> devices.see(transaction, visit, known.digest(), since)).isPresent()) {
      return new Recognition(Optional.empty(), false);
    }
    var familiar = devices.lookAlikes(transaction, visit, since);
    var issued = DeviceToken.issue(foundation.random());
    devices.insert(transaction, foundation.newId(visit.at()), visit, issued.digest());
    devices.keepLatest(transaction, visit.user(), settings.most());
    return new Recognition(Optional.of(issued), familiar.others() > 0 && familiar.alike() == 0);
  }

  /** A sign-in as its device sees it. */
  public record Visit(UserId user, Client client, Instant at) {}

  /** The devices that the user has signed in with, the last used first. */
  public List<KnownDevice> list(UserId user) {
    return devices.list(user);
  }

  /** Forgets every device of the user, and says how many. */
  public int forgetAll(Transaction transaction, UserId user) {
    return devices.deleteAll(transaction, user);
  }

  /** Removes the devices that have not been used for too long, and says how many. */
  public int purge(Instant now) {
    return foundation
        .database()
        .write(transaction -> devices.purge(transaction, now.minus(settings.known())));
  }
}
