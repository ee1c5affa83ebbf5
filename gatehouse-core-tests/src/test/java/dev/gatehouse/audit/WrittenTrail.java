package dev.gatehouse.audit;

import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.keys.Keys;
import dev.gatehouse.spi.HostTransactions;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Tables;
import java.security.SecureRandom;
import java.util.UUID;

/** A trail of a kit with as many events as a test wants. */
final class WrittenTrail {
  private static final int AT_ONCE = 1000;

  private final Kit kit;
  private final Tables tables;
  private final Foundation foundation;
  private final Audit audit;

  WrittenTrail(Kit kit) {
    this.kit = kit;
    this.tables = Tables.on(kit);
    var database = Database.open(kit.dataSource(), HostTransactions.none());
    this.foundation = new Foundation(database, kit.clock(), new SecureRandom());
    this.audit = new Audit(foundation, Keys.open(foundation, kit.keyRing()));
  }

  Audit audit() {
    return audit;
  }

  void write(int events) {
    for (int done = 0; done < events; done += AT_ONCE) {
      int more = Math.min(AT_ONCE, events - done);
      foundation
          .database()
          .write(transaction -> {
            for (int i = 0; i < more; i++) {
              audit.record(transaction, event());
            }
            return true;
          });
    }
  }

  private AuditEvent event() {
    return AuditEvent.own(foundation.now(), "tried", UUID.randomUUID(), kit.client())
        .with("colour", "blue");
  }

  /** So many events, in seals of three. */
  void sealed(int events) {
    for (int i = 0; i < events; i += 3) {
      write(3);
      audit.seal();
    }
  }

  /** Puts an event into the table that came by no other way. */
  void insert(UUID id) {
    tables.update(
        "insert into gatehouse_audit_events (id, at, act, details) values ('%s', 1, 'late', '{}')"
            .formatted(id));
  }

  UUID newId() {
    return foundation.newId(foundation.now());
  }

  /** The id of the event of that number, from 0. */
  String id(int number) {
    return tables.texts("select id from gatehouse_audit_events order by id").get(number);
  }
}
