package dev.gatehouse.user;

import dev.gatehouse.internal.sql.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The table of users, as far as it concerns their addresses.
 *
 * <p>An address that was given up is kept for a while. Both tables are seen by one statement, so
 * that it is at no moment free.
 */
final class UserEmailRepository {
  private static final String CHANGE_EMAIL =
      """
      update gatehouse_users
      set email = :email,
          email_canonical = :canonical,
          confirmed_at = :now,
          credential_version = credential_version + 1
      where id = :id
        and active
        and credential_version = :version
        and not exists (
          select 1
          from gatehouse_users
          where email_canonical = :canonical)
        and not exists (
          select 1
          from gatehouse_email_undos
          where old_canonical = :canonical
            and user_id <> :id
            and expires_at > :now)
      """;

  boolean change(Transaction transaction, UserId id, long version, ProvedAddress proved) {
    return transaction
            .handle()
            .createUpdate(CHANGE_EMAIL)
            .bind("version", version)
            .bindMap(columns(id, proved))
            .execute()
        == 1;
  }

  boolean restore(Transaction transaction, UserId id, ProvedAddress proved) {
    return transaction
            .handle()
            .createUpdate(
                """
                update gatehouse_users
                set email = :email,
                    email_canonical = :canonical,
                    confirmed_at = :now,
                    credential_version = credential_version + 1
                where id = :id
                  and not exists (
                    select 1
                    from gatehouse_users other
                    where other.email_canonical = :canonical
                      and other.id <> :id)
                """)
            .bindMap(columns(id, proved))
            .execute()
        == 1;
  }

  private static Map<String, Object> columns(UserId id, ProvedAddress proved) {
    return Map.of(
        "id", id.value(),
        "email", proved.email().typed(),
        "canonical", proved.email().canonical(),
        "now", proved.at());
  }

  Optional<Users.KeptAddress> kept(Transaction transaction, EmailAddress email, Instant now) {
    return transaction
        .handle()
        .createQuery(
            """
            select k.user_id, k.old_email, coalesce(u.locale, u.language) as language
            from gatehouse_email_undos k
            join gatehouse_users u on u.id = k.user_id
            where k.old_canonical = :email
              and k.expires_at > :now
              and u.email_canonical <> k.old_canonical
            order by k.credential_version
            limit 1
            """)
        .bind("email", email.canonical())
        .bind("now", now)
        .map((row, context) -> kept(row))
        .findOne();
  }

  private static Users.KeptAddress kept(ResultSet row) throws SQLException {
    return new Users.KeptAddress(
        new UserId(UUID.fromString(row.getString("user_id"))),
        EmailAddress.parse(row.getString("old_email")).orElseThrow(),
        row.getString("language"));
  }
}
