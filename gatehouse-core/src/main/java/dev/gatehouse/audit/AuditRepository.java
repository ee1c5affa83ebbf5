package dev.gatehouse.audit;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import dev.gatehouse.client.Client;
import dev.gatehouse.client.ClientAddress;
import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.internal.sql.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The table of audit events; rows are added and never changed. */
final class AuditRepository {
  private static final Gson JSON = new Gson();
  private static final TypeToken<Map<String, String>> DETAILS = new TypeToken<>() {};

  private final Database database;

  AuditRepository(Database database) {
    this.database = database;
  }

  void insert(Transaction transaction, UUID id, AuditEvent event) {
    transaction
        .handle()
        .createUpdate(
            """
            insert into gatehouse_audit_events
              (id, at, act, actor_id, target_id, address, user_agent, details)
            values
              (:id, :at, :act, :actor, :target, :address, :userAgent, :details)
            """)
        .bind("id", id)
        .bind("at", event.at())
        .bind("act", event.act())
        .bindByType("actor", event.actor().orElse(null), UUID.class)
        .bindByType("target", event.target().orElse(null), UUID.class)
        .bind("address", event.client().map(client -> client.address().text()).orElse(null))
        .bind("userAgent", event.client().map(Client::userAgent).orElse(null))
        .bind("details", JSON.toJson(event.details()))
        .execute();
  }

  List<AuditEvent> about(UUID user, int most) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                select at, act, actor_id, target_id, address, user_agent, details
                from gatehouse_audit_events
                where target_id = :user
                   or actor_id = :user
                order by id desc
                limit :most
                """)
            .bind("user", user)
            .bind("most", most)
            .map((row, context) -> event(row))
            .list());
  }

  private static AuditEvent event(ResultSet row) throws SQLException {
    var userAgent = Optional.ofNullable(row.getString("user_agent"));
    var client =
        Optional.ofNullable(row.getString("address"))
            .flatMap(ClientAddress::parse)
            .map(address -> new Client(address, userAgent.orElse("")));
    return new AuditEvent(
        Instant.ofEpochMilli(row.getLong("at")),
        row.getString("act"),
        Optional.ofNullable(row.getString("actor_id")).map(UUID::fromString),
        Optional.ofNullable(row.getString("target_id")).map(UUID::fromString),
        client,
        JSON.fromJson(row.getString("details"), DETAILS));
  }
}
