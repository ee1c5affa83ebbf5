package dev.gatehouse.invitation;

import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Reads from the tables of others who has not accepted yet; an invitation has none of its own. */
final class InvitationRepository {
  private final Database database;

  InvitationRepository(Database database) {
    this.database = database;
  }

  List<PendingInvitation> pending(Collection<UserId> users, Instant now) {
    return users.isEmpty() ? List.of() : database.read(handle -> pending(handle, users, now));
  }

  Optional<PendingInvitation> pending(Transaction transaction, UserId user, Instant now) {
    return pending(transaction.handle(), List.of(user), now).stream().findFirst();
  }

  private static List<PendingInvitation> pending(
      Handle handle, Collection<UserId> users, Instant now) {
    return handle
        .createQuery(
            """
            select u.id, t.expires_at
            from gatehouse_users u
            left join gatehouse_one_time_tokens t
              on t.user_id = u.id
              and t.purpose = 'accept-invitation'
              and t.expires_at > :now
              and t.sent_to = u.email_canonical
              and t.credential_version = u.credential_version
              and u.active
            where u.id in (<users>)
              and u.signed_in_at is null
              and not exists (
                select 1 from gatehouse_passwords p where p.user_id = u.id)
            """)
        .bind("now", now)
        .bindList("users", users.stream().map(UserId::value).toList())
        .map((row, context) -> pending(row))
        .list();
  }

  private static PendingInvitation pending(ResultSet row) throws SQLException {
    var user = new UserId(UUID.fromString(row.getString("id")));
    long millis = row.getLong("expires_at");
    return new PendingInvitation(
        user, row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis)));
  }
}
