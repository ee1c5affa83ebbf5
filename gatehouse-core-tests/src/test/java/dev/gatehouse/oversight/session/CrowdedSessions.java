package dev.gatehouse.oversight.session;

import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.internal.token.Ids;
import dev.gatehouse.spi.HostTransactions;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.user.UserId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;

/** More sessions than anybody opens through the front door, each used at the moment given. */
final class CrowdedSessions {
  private CrowdedSessions() {}

  static void open(Kit kit, UserId user, int count, Instant at) {
    var ids = new Ids(new SecureRandom());
    Database.open(kit.dataSource(), HostTransactions.none())
        .write(transaction -> {
          var batch =
              transaction
                  .handle()
                  .prepareBatch(
                      """
                      insert into gatehouse_sessions
                        (id, user_id, digest, address, user_agent, lasting, opened_at, last_used_at)
                      values (:id, :user, :digest, '10.0.0.1', 'Crowd/1.0', true, :at, :at)
                      """);
          for (int number = 0; number < count; number++) {
            var id = ids.next(at);
            batch
                .bind("id", id)
                .bind("user", user.value())
                .bind("digest", id.toString().getBytes(StandardCharsets.US_ASCII))
                .bind("at", at)
                .add();
          }
          return batch.execute().length;
        });
  }
}
