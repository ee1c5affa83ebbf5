package dev.gatehouse.keys;

import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.outbox.Outbox;
import dev.gatehouse.spi.HostTransactions;
import dev.gatehouse.spi.Mail;
import dev.gatehouse.testing.Kit;
import java.security.SecureRandom;
import java.util.Map;

/** Many sealed rows: mails that wait. */
final class SealedRows {
  private final Foundation foundation;

  SealedRows(Kit kit) {
    this.foundation = new Foundation(database(kit), kit.clock(), new SecureRandom());
  }

  static Database database(Kit kit) {
    return Database.open(kit.dataSource(), HostTransactions.none());
  }

  Database database() {
    return foundation.database();
  }

  /** Queues so many mails, as a node with that key ring does. */
  void write(KeyRing ring, int mails) {
    var outbox = new Outbox(foundation, Keys.open(foundation, ring), unsent -> {});
    foundation
        .database()
        .write(transaction -> {
          for (int i = 0; i < mails; i++) {
            var mail = new Mail("ada@example.org", "magic-link", "en", Map.of("token", "t" + i));
            outbox.queue(transaction, mail, foundation.now());
          }
          return true;
        });
  }
}
