package dev.gatehouse.device;

import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.internal.token.Digest;
import dev.gatehouse.user.EmailAddress;
import dev.gatehouse.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The table of known devices. */
final class KnownDeviceRepository {
  private final Database database;

  KnownDeviceRepository(Database database) {
    this.database = database;
  }

  /** How many devices a user has, and how many of them look like the one at hand. */
  record LookAlikes(int others, int alike) {}

  boolean exists(EmailAddress email, Digest digest, Instant since) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                select 1
                from gatehouse_known_devices d
                join gatehouse_users u on u.id = d.user_id
                where d.digest = :digest
                  and d.seen_at > :since
                  and u.email_canonical = :email
                """)
            .bind("digest", digest.bytes())
            .bind("since", since)
            .bind("email", email.canonical())
            .mapTo(Integer.class)
            .findOne()
            .isPresent());
  }

  /** Notes the use of the device; false when it is not a known one of the user. */
  boolean see(Transaction transaction, KnownDevices.Visit visit, Digest digest, Instant since) {
    return transaction
            .handle()
            .createUpdate(
                """
                update gatehouse_known_devices
                set seen_at = :now,
                    user_agent = :userAgent,
                    network = :network
                where user_id = :user
                  and digest = :digest
                  and seen_at > :since
                """)
            .bind("now", visit.at())
            .bind("userAgent", visit.client().userAgent())
            .bind("network", visit.client().address().network())
            .bind("user", visit.user().value())
            .bind("digest", digest.bytes())
            .bind("since", since)
            .execute()
        == 1;
  }

  LookAlikes lookAlikes(Transaction transaction, KnownDevices.Visit visit, Instant since) {
    return transaction
        .handle()
        .createQuery(
            """
            select count(*) as others,
              count(case when user_agent = :userAgent and network = :network then 1 end) as alike
            from gatehouse_known_devices
            where user_id = :user
              and seen_at > :since
            """)
        .bind("userAgent", visit.client().userAgent())
        .bind("network", visit.client().address().network())
        .bind("user", visit.user().value())
        .bind("since", since)
        .map((row, context) -> new LookAlikes(row.getInt("others"), row.getInt("alike")))
        .one();
  }

  void insert(Transaction transaction, UUID id, KnownDevices.Visit visit, Digest digest) {
    transaction
        .handle()
        .createUpdate(
            """
            insert into gatehouse_known_devices
              (id, user_id, digest, user_agent, network, known_at, seen_at)
            values
              (:id, :user, :digest, :userAgent, :network, :now, :now)
            """)
        .bind("id", id)
        .bind("user", visit.user().value())
        .bind("digest", digest.bytes())
        .bind("userAgent", visit.client().userAgent())
        .bind("network", visit.client().address().network())
        .bind("now", visit.at())
        .execute();
  }

  void keepLatest(Transaction transaction, UserId user, int most) {
    transaction
        .handle()
        .createUpdate(
            """
            delete from gatehouse_known_devices
            where user_id = :user
              and id not in (
                select id
                from gatehouse_known_devices
                where user_id = :user
                order by seen_at desc, id desc
                limit :most)
            """)
        .bind("user", user.value())
        .bind("most", most)
        .execute();
  }

  List<KnownDevice> list(UserId user) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                select user_agent, network, known_at, seen_at
                from gatehouse_known_devices
                where user_id = :user
                order by seen_at desc, id desc
                """)
            .bind("user", user.value())
            .map((row, context) ->
                new KnownDevice(
                    row.getString("user_agent"),
                    row.getString("network"),
                    Instant.ofEpochMilli(row.getLong("known_at")),
                    Instant.ofEpochMilli(row.getLong("seen_at"))))
            .list());
  }

  int deleteAll(Transaction transaction, UserId user) {
    return transaction
        .handle()
        .createUpdate("delete from gatehouse_known_devices where user_id = :user")
        .bind("user", user.value())
        .execute();
  }

  int purge(Transaction transaction, Instant since) {
    return transaction
        .handle()
        .createUpdate(
            """
            delete from gatehouse_known_devices
            where seen_at <= :since
            """)
        .bind("since", since)
        .execute();
  }
}
