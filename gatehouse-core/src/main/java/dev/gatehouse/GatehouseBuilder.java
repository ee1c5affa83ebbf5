package dev.gatehouse;

import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.keys.KeyRing;
import dev.gatehouse.spi.Bucket;
import dev.gatehouse.spi.EventListener;
import dev.gatehouse.spi.HostTransactions;
import dev.gatehouse.spi.MailTransport;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Everything a {@link Gatehouse} is made of that has a default. */
public final class GatehouseBuilder {
  final KeyRing keyRing;
  final List<EventListener> listeners = new ArrayList<>();
  Settings settings = Settings.defaults();
  Optional<Bucket> bucket = Optional.empty();
  MailTransport mail =
      unsent -> {
        throw new IOException("no mail transport is configured");
      };

  private final DataSource dataSource;
  private InstantSource clock = InstantSource.system();
  private HostTransactions hostTransactions = HostTransactions.none();

  GatehouseBuilder(DataSource dataSource, KeyRing keyRing) {
    this.dataSource = dataSource;
    this.keyRing = keyRing;
  }

  /** Uses these settings instead of the defaults. */
  public GatehouseBuilder settings(Settings settings) {
    this.settings = settings;
    return this;
  }

  /** Sends mails by this transport; without one they wait in the outbox. */
  public GatehouseBuilder mail(MailTransport mail) {
    this.mail = mail;
    return this;
  }

  /** Keeps the users' pictures in this bucket; without one none can be uploaded. */
  public GatehouseBuilder bucket(Bucket bucket) {
    this.bucket = Optional.of(bucket);
    return this;
  }

  /** Tells this listener too of what has happened. */
  public GatehouseBuilder listener(EventListener listener) {
    listeners.add(listener);
    return this;
  }

  /** Joins the transactions of the host on the same data source. */
  public GatehouseBuilder hostTransactions(HostTransactions hostTransactions) {
    this.hostTransactions = hostTransactions;
    return this;
  }

  /** Tells the time by this clock. */
  public GatehouseBuilder clock(InstantSource clock) {
    this.clock = clock;
    return this;
  }

  /**
   * Brings the tables up to date and opens the accounts.
   *
   * @throws dev.gatehouse.spi.StorageException when the database cannot be used
   * @throws IllegalArgumentException when the key ring is not the database's, or lacks keys, or the
   *     database is of another kind
   */
  public Gatehouse open() {
    var database = Database.open(dataSource, hostTransactions);
    var gatehouse = new Gatehouse(new Foundation(database, clock, new SecureRandom()), this);
    gatehouse.users().indexAll();
    return gatehouse;
  }
}
