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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The table of audit events; rows are added, and marked with their seal, and never changed. */
final class AuditRepository {
  private static final Gson JSON = new Gson();
  private static final TypeToken<Map<String, String>> DETAILS = new TypeToken<>() {};

  // in the order of the digest, which must stay
  private static final List<String> SEALED_COLUMNS =
      List.of("at", "act", "actor_id", "target_id", "address", "network", "user_agent", "details");

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
              (id, at, act, actor_id, target_id, address, network, user_agent, details)
            values
              (:id, :at, :act, :actor, :target, :address, :network, :userAgent, :details)
            """)
        .bind("id", id)
        .bind("at", event.at())
        .bind("act", event.act())
        .bindByType("actor", event.actor().orElse(null), UUID.class)
        .bindByType("target", event.target().orElse(null), UUID.class)
        .bind("address", event.client().map(client -> client.address().text()).orElse(null))
        .bind("network", event.client().map(client -> client.address().network()).orElse(null))
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

  /** The newest events that meet the filter, after that one of the page before. */
  List<AuditEntry> page(AuditFilter filter, Optional<UUID> after, int most) {
    var conditions = conditions(filter, after);
    var sql = new StringBuilder();
    conditions.forEach(condition -> sql.append("  and ").append(condition.sql()).append('\n'));
    return database.read(handle -> {
      var query =
          handle.createQuery(
              """
              select id, at, act, actor_id, target_id, address, user_agent, details, sealed_in
              from gatehouse_audit_events
              where true
              """
                  + sql
                  + """
                  order by id desc
                  limit :most
                  """);
      conditions.forEach(condition -> query.bind(condition.name(), condition.value()));
      return query.bind("most", most).map((row, context) -> entry(row)).list();
    });
  }

  /** One part of a where clause; the text is from here, and the value is bound. */
  private record Condition(String sql, String name, Object value) {}

  private static List<Condition> conditions(AuditFilter filter, Optional<UUID> after) {
    return Stream.of(
            filter.act().map(act -> new Condition("act = :act", "act", act)),
            filter.actor().map(actor -> new Condition("actor_id = :actor", "actor", actor)),
            filter.target().map(target -> new Condition("target_id = :target", "target", target)),
            filter
                .client()
                .map(client -> new Condition("network = :network", "network", client.network())),
            filter.from().map(from -> new Condition("at >= :from", "from", from)),
            filter.before().map(before -> new Condition("at < :before", "before", before)),
            after.map(last -> new Condition("id < :last", "last", last)))
        .flatMap(Optional::stream)
        .toList();
  }

  /** How often each of the acts was done on each day since, by day and act. */
  List<Audit.DailyCounts.Count> daily(Set<String> acts, Instant since) {
    // the empty text keeps SQLite from reading all there ever were of those acts
    return database.read(handle ->
        handle
            .createQuery(
                """
                select at / 86400000 as day, act, count(*) as events
                from gatehouse_audit_events
                where at >= :since
                  and act || '' in (<acts>)
                group by at / 86400000, act
                order by day, act
                """)
            .bind("since", since)
            .bindList("acts", List.copyOf(acts))
            .map((row, context) ->
                new Audit.DailyCounts.Count(
                    LocalDate.ofEpochDay(row.getLong("day")),
                    row.getString("act"),
                    row.getLong("events")))
            .list());
  }

  /** Marks the oldest events that no seal covers with the seal's number, and says which, by id. */
  List<StoredEvent> takeUnsealed(Transaction transaction, long seal, int most) {
    return transaction
        .handle()
        .createQuery(
            """
            update gatehouse_audit_events
            set sealed_in = :seal
            where sealed_in is null
              and id in (
                select id
                from gatehouse_audit_events
                where sealed_in is null
                order by id
                limit :most)
            returning id, at, act, actor_id, target_id, address, network, user_agent, details
            """)
        .bind("seal", seal)
        .bind("most", most)
        .map((row, context) -> stored(row))
        .stream()
        .sorted(Comparator.comparing(StoredEvent::id))
        .toList();
  }

  /** The events that claim the seal, by id. */
  List<StoredEvent> sealedIn(long seal, int most) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                select id, at, act, actor_id, target_id, address, network, user_agent, details
                from gatehouse_audit_events
                where sealed_in = :seal
                order by id
                limit :most
                """)
            .bind("seal", seal)
            .bind("most", most)
            .map((row, context) -> stored(row))
            .list());
  }

  /** An event that claims a seal beyond the present end of the chain, or before its beginning. */
  Optional<AuditVerdict> stray() {
    return database.read(handle ->
        handle
            .createQuery(
                """
                select id, sealed_in
                from gatehouse_audit_events
                where sealed_in < 1
                   or sealed_in > (select number from gatehouse_audit_head where name = 'head')
                order by sealed_in, id
                limit 1
                """)
            .<AuditVerdict>map((row, context) ->
                new AuditVerdict.EventAdded(row.getString("id"), row.getLong("sealed_in")))
            .findOne());
  }

  long countUnsealed() {
    return database.read(handle ->
        handle
            .createQuery("select count(*) from gatehouse_audit_events where sealed_in is null")
            .mapTo(Long.class)
            .one());
  }

  private static StoredEvent stored(ResultSet row) throws SQLException {
    var columns = new ArrayList<Optional<String>>();
    for (var name : SEALED_COLUMNS) {
      columns.add(Optional.ofNullable(row.getString(name)));
    }
    return new StoredEvent(row.getString("id"), columns);
  }

  private static AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        UUID.fromString(row.getString("id")), event(row), row.getString("sealed_in") != null);
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
