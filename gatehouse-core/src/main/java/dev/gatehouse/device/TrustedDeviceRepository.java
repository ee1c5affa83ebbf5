package dev.gatehouse.device;

import dev.gatehouse.client.Client;
import dev.gatehouse.client.ClientAddress;
import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.internal.token.Digest;
import dev.gatehouse.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The table of trusted devices. */
final class TrustedDeviceRepository {
  private final Database database;

  TrustedDeviceRepository(Database database) {
    this.database = database;
  }

  void insert(Transaction transaction, UserId user, TrustedDevice device, Digest digest) {
    transaction
        .handle()
        .createUpdate(
            """
            insert into gatehouse_trusted_devices
              (id, user_id, digest, user_agent, address, credential_version, trusted_at, used_at,
               expires_at)
            select :id, id, :digest, :userAgent, :address, credential_version, :now, :now,
              :expiresAt
            from gatehouse_users
            where id = :user
            """)
        .bind("id", device.id())
        .bind("digest", digest.bytes())
        .bind("userAgent", device.client().userAgent())
        .bind("address", device.client().address().text())
        .bind("now", device.trustedAt())
        .bind("expiresAt", device.expiresAt())
        .bind("user", user.value())
        .execute();
  }

  boolean use(Transaction transaction, TrustedDevices.Showing showing) {
    return transaction
            .handle()
            .createUpdate(
                """
                update gatehouse_trusted_devices
                set used_at = :now,
                    user_agent = :userAgent,
                    address = :address
                where user_id = :user
                  and digest = :digest
                  and expires_at > :now
                  and credential_version = (
                    select credential_version
                    from gatehouse_users
                    where id = :user)
                """)
            .bind("now", showing.at())
            .bind("userAgent", showing.client().userAgent())
            .bind("address", showing.client().address().text())
            .bind("user", showing.user().value())
            .bind("digest", showing.token().digest().bytes())
            .execute()
        == 1;
  }

  List<TrustedDevice> list(UserId user, Instant now) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                select d.id, d.user_agent, d.address, d.trusted_at, d.used_at, d.expires_at
                from gatehouse_trusted_devices d
                join gatehouse_users u on u.id = d.user_id
                where d.user_id = :user
                  and d.expires_at > :now
                  and d.credential_version = u.credential_version
                order by d.used_at desc, d.id desc
                """)
            .bind("user", user.value())
            .bind("now", now)
            .map((row, context) -> device(row))
            .list());
  }

  boolean delete(Transaction transaction, UserId user, UUID device) {
    return transaction
            .handle()
            .createUpdate(
                "delete from gatehouse_trusted_devices where id = :id and user_id = :user")
            .bind("id", device)
            .bind("user", user.value())
            .execute()
        == 1;
  }

  int deleteAll(Transaction transaction, UserId user) {
    return transaction
        .handle()
        .createUpdate("delete from gatehouse_trusted_devices where user_id = :user")
        .bind("user", user.value())
        .execute();
  }

  int purge(Transaction transaction, Instant now) {
    return transaction
        .handle()
        .createUpdate(
            """
            delete from gatehouse_trusted_devices
            where expires_at <= :now
               or credential_version <> (
                 select credential_version
                 from gatehouse_users u
                 where u.id = gatehouse_trusted_devices.user_id)
            """)
        .bind("now", now)
        .execute();
  }

  private static TrustedDevice device(ResultSet row) throws SQLException {
    return new TrustedDevice(
        UUID.fromString(row.getString("id")),
        new Client(
            ClientAddress.parse(row.getString("address")).orElseThrow(),
            row.getString("user_agent")),
        Instant.ofEpochMilli(row.getLong("trusted_at")),
        Instant.ofEpochMilli(row.getLong("used_at")),
        Instant.ofEpochMilli(row.getLong("expires_at")));
  }
}
