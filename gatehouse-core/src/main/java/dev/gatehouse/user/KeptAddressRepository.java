package dev.gatehouse.user;

import dev.gatehouse.internal.sql.Transaction;
import java.time.Instant;
import java.util.Optional;

/** The addresses that nobody has and somebody may have back; it reads what others write. */
final class KeptAddressRepository {
  Optional<KeptAddress> find(Transaction transaction, EmailAddress email, Instant now) {
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
        .map((row, context) -> KeptAddress.read(row))
        .findOne();
  }
}
