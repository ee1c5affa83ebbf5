package dev.gatehouse.spring.api.audit;

import static dev.gatehouse.spring.api.Audience.ADMIN;

import dev.gatehouse.audit.AuditFilter;
import dev.gatehouse.audit.AuditPage;
import dev.gatehouse.client.ClientAddress;
import dev.gatehouse.oversight.AuditCheck;
import dev.gatehouse.oversight.AuditReading;
import dev.gatehouse.oversight.AuditTrails;
import dev.gatehouse.spring.api.Call;
import dev.gatehouse.spring.api.Endpoint;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.api.json.JsonKind;
import dev.gatehouse.spring.web.JsonAnswers;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal.Fault;
import dev.gatehouse.user.UserId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/** Shows the audit trail and says whether it is whole. */
final class AuditEndpoints {
  private static final int USUAL_PAGE = 50;
  private static final int LARGEST_PAGE = 100;
  private static final int LONGEST_ACT = 100;

  private final AuditTrails trails;

  AuditEndpoints(AuditTrails trails) {
    this.trails = trails;
  }

  EndpointGroup group() {
    return EndpointGroup.of(
        "Audit trail",
        Endpoint.get("audit-events", ADMIN, "Lists what was done, the newest first.")
            .takes("limit", new JsonKind.Whole(1, LARGEST_PAGE))
            .takes("after", JsonKind.TEXT)
            .takes("act", JsonKind.TEXT.upTo(LONGEST_ACT))
            .takes("actor", JsonKind.TEXT)
            .takes("target", JsonKind.TEXT)
            .takes("client", JsonKind.TEXT)
            .takes("from", JsonKind.MOMENT)
            .takes("to", JsonKind.MOMENT)
            .answers(HttpStatus.OK, AuditEventList.class)
            .by(this::list),
        Endpoint.get("audit-events/verification", ADMIN, "Compares the trail with its seals.")
            .answers(HttpStatus.OK, Verification.class)
            .refuses(Problem.BUSY)
            .by(this::verify));
  }

  private ServerResponse list(Call call) {
    var query = call.query();
    var actor = query.optionalText("actor").flatMap(AuditEndpoints::id);
    var target = query.optionalText("target").flatMap(AuditEndpoints::id);
    var client = query.optionalText("client").flatMap(ClientAddress::parse);
    var after = query.optionalText("after").flatMap(AuditPage.Cursor::parse);
    var read = Map.of("actor", actor, "target", target, "client", client, "after", after);
    var faults =
        read.entrySet().stream()
            .filter(each -> query.values().containsKey(each.getKey()) && each.getValue().isEmpty())
            .map(each -> new Fault(each.getKey(), "wrong-type", wanted(each.getKey())))
            .toList();
    if (!faults.isEmpty()) {
      return call.refused(Problem.MALFORMED_REQUEST, faults);
    }
    var act = query.optionalText("act");
    var filter =
        new AuditFilter(act, actor, target, client, query.moment("from"), query.moment("to"));
    return list(call, filter, after);
  }

  private ServerResponse list(Call call, AuditFilter filter, Optional<AuditPage.Cursor> after) {
    int size = call.query().whole("limit").orElse(USUAL_PAGE);
    return switch (trails.page(call.actor(), filter, after, size)) {
      case AuditReading.Read(var page) ->
          JsonAnswers.answer(HttpStatus.OK, AuditEventList.of(page));
      case AuditReading.Forbidden() -> call.refused(Problem.FORBIDDEN);
    };
  }

  private static String wanted(String parameter) {
    return switch (parameter) {
      case "client" -> "This is an IP address.";
      case "after" -> "This is the next of the page before.";
      default -> "This is the id of a user.";
    };
  }

  private ServerResponse verify(Call call) {
    return switch (trails.verify(call.actor())) {
      case AuditCheck.Checked(var verdict) ->
          JsonAnswers.answer(HttpStatus.OK, Verification.of(verdict));
      case AuditCheck.Busy(var retryAfter) -> call.refused(Problem.BUSY, retryAfter);
      case AuditCheck.Forbidden() -> call.refused(Problem.FORBIDDEN);
    };
  }

  private static Optional<UUID> id(String text) {
    return UserId.parse(text).map(UserId::value);
  }
}
