package dev.gatehouse.spring.pages.admin;

import dev.gatehouse.audit.Audit;
import dev.gatehouse.directory.Directory;
import dev.gatehouse.directory.UserStatistics;
import dev.gatehouse.oversight.AuditCounting;
import dev.gatehouse.oversight.DirectoryAccess;
import dev.gatehouse.role.Role;
import dev.gatehouse.spring.web.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** How it stands with the users, at a glance. */
final class OverviewPage {
  private static final int DAYS = 14;
  private static final String SIGNED_IN = "signed-in";
  private static final String REFUSED = "sign-in-refused";
  private static final String REGISTERED = "user-registered";

  private final Office office;

  OverviewPage(Office office) {
    this.office = office;
  }

  ServerResponse show(ServerRequest request) {
    var actor = office.actor(request);
    var acts = Set.of(SIGNED_IN, REFUSED, REGISTERED);
    return switch (office.gatehouse().userRecords().directory(actor)) {
      case DirectoryAccess.Forbidden() -> office.refuse(Problem.FORBIDDEN);
      case DirectoryAccess.Granted(var directory) ->
          switch (office.gatehouse().auditTrails().daily(actor, acts, DAYS)) {
            case AuditCounting.Forbidden() -> office.refuse(Problem.FORBIDDEN);
            case AuditCounting.Counted(var counts) ->
                office.show("admin-overview", model(directory, counts, request), request);
          };
    };
  }

  /**
   * A number that stands out.
   *
   * @param text the end of the key of what it counts
   * @param link to the users who are counted
   */
  record Figure(String text, long count, String link) {}

  /** How many hold a role. */
  record Holders(String role, String link, BarChart.Bar bar) {}

  private Map<String, ?> model(
      Directory directory, Audit.DailyCounts counts, ServerRequest request) {
    var statistics = directory.statistics();
    var adoption = directory.adoption(counts.first(), counts.last());
    var model = new HashMap<String, Object>();
    model.put("numbers", figures(statistics, adoption.getLast().withSecondFactor()));
    model.put("holders", holders(statistics.holders(), statistics.total()));
    model.put(
        "charts",
        List.of(
            BarChart.of(SIGNED_IN, counts),
            BarChart.of(REFUSED, counts),
            BarChart.of(REGISTERED, counts)));
    model.put("adoption", BarChart.of(adoption));
    var mails = office.gatehouse().outbox().state();
    model.put("mails", mails);
    model.put("oldest", office.when(request).of(mails.oldest()));
    return model;
  }

  private static List<Figure> figures(UserStatistics statistics, long withSecondFactor) {
    return List.of(
        new Figure("total", statistics.total(), "/users"),
        new Figure("active", statistics.active(), "/users?active=true"),
        new Figure("inactive", statistics.inactive(), "/users?active=false"),
        new Figure("confirmed", statistics.confirmed(), "/users?confirmed=true"),
        new Figure("pending", statistics.pending(), "/users?confirmed=false"),
        new Figure("second-factor", withSecondFactor, "/users?second-factor=true"));
  }

  private static List<Holders> holders(Map<Role, Long> holders, long total) {
    return holders.entrySet().stream()
        .map(entry ->
            new Holders(
                entry.getKey().name(),
                "/users" + Office.query(Map.of("role", entry.getKey().name())),
                BarChart.share(entry.getValue(), total)))
        .toList();
  }
}
