package dev.gatehouse.spring.pages.admin.audit;

import dev.gatehouse.audit.AuditEntry;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.client.Client;
import dev.gatehouse.oversight.Export;
import dev.gatehouse.spring.pages.admin.Download;
import dev.gatehouse.spring.pages.admin.Download.Column;
import dev.gatehouse.spring.pages.admin.Office;
import dev.gatehouse.spring.web.Problem;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The events of a filter as a file. */
final class AuditExport {
  private static final Download<AuditEntry> FILE =
      new Download<>(
          "audit",
          List.of(
              new Column<>("id", entry -> entry.id().toString()),
              new Column<>("at", entry -> entry.event().at().toString()),
              new Column<>("act", entry -> entry.event().act()),
              new Column<>("actor", entry -> text(entry.event().actor())),
              new Column<>("target", entry -> text(entry.event().target())),
              new Column<>("address", AuditExport::address),
              new Column<>("userAgent", AuditExport::userAgent),
              new Column<>("details", entry -> details(entry.event())),
              new Column<>("sealed", AuditEntry::sealed)));

  private final Office office;

  AuditExport(Office office) {
    this.office = office;
  }

  private static String text(Optional<UUID> id) {
    return id.map(UUID::toString).orElse("");
  }

  private static String address(AuditEntry entry) {
    return entry.event().client().map(client -> client.address().text()).orElse("");
  }

  private static String userAgent(AuditEntry entry) {
    return entry.event().client().map(Client::userAgent).orElse("");
  }

  private static List<String> details(AuditEvent event) {
    return new TreeMap<>(event.details())
        .entrySet().stream().map(detail -> detail.getKey() + '=' + detail.getValue()).toList();
  }

  ServerResponse send(ServerRequest request) {
    var query = AuditQuery.of(request, office.gatehouse().users());
    if (!query.unread().isEmpty()) {
      return office.refuse(Problem.MALFORMED_REQUEST);
    }
    var trails = office.gatehouse().auditTrails();
    return switch (trails.export(office.actor(request), query.filter())) {
      case Export.Granted<AuditEntry>(var rows) ->
          request.param("as").filter("json"::equals).isPresent() ? FILE.json(rows) : FILE.csv(rows);
      case Export.Forbidden<AuditEntry>() -> office.refuse(Problem.FORBIDDEN);
    };
  }
}
