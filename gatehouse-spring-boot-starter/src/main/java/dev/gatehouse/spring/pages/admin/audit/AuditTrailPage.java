package dev.gatehouse.spring.pages.admin.audit;

import dev.gatehouse.audit.AuditPage;
import dev.gatehouse.oversight.AuditCheck;
import dev.gatehouse.oversight.AuditReading;
import dev.gatehouse.spring.language.Languages;
import dev.gatehouse.spring.language.Texts;
import dev.gatehouse.spring.pages.FormFault;
import dev.gatehouse.spring.pages.admin.EventView;
import dev.gatehouse.spring.pages.admin.Office;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The audit trail, the newest first. */
final class AuditTrailPage {
  private static final String TEMPLATE = "admin-audit";
  private static final String AFTER = "after";
  private static final int SIZE = 50;

  private final Office office;
  private final Texts texts;

  AuditTrailPage(Office office, Texts texts) {
    this.office = office;
    this.texts = texts;
  }

  ServerResponse show(ServerRequest request) {
    var query = AuditQuery.of(request, office.gatehouse().users());
    if (!query.unread().isEmpty()) {
      var faults =
          query.unread().stream().map(name -> FormFault.of(name, "admin-audit-" + name)).toList();
      return office.faulty(TEMPLATE, model(query, AuditPageView.NONE, request), faults, request);
    }
    return list(query, request, model -> office.show(TEMPLATE, model, request));
  }

  private ServerResponse list(
      AuditQuery query, ServerRequest request, Function<Map<String, ?>, ServerResponse> next) {
    var after = request.param(AFTER).flatMap(AuditPage.Cursor::parse);
    var trails = office.gatehouse().auditTrails();
    return switch (trails.page(office.actor(request), query.filter(), after, SIZE)) {
      case AuditReading.Read(var page) ->
          next.apply(model(query, view(page, query, request), request));
      case AuditReading.Forbidden() -> office.refuse(Problem.FORBIDDEN);
    };
  }

  /** A part of the trail as it is shown; without an address there is nothing older. */
  record AuditPageView(List<EventView> entries, String older, boolean newest) {
    private static final AuditPageView NONE = new AuditPageView(List.of(), "", true);
  }

  private AuditPageView view(AuditPage page, AuditQuery query, ServerRequest request) {
    var older =
        page.next()
            .map(cursor -> {
              var values = new LinkedHashMap<>(query.values());
              values.put(AFTER, cursor.text());
              return Office.query(values);
            })
            .orElse("");
    var users = office.gatehouse().users();
    var entries = EventView.of(page.entries(), users, office.when(request));
    return new AuditPageView(entries, older, request.param(AFTER).isEmpty());
  }

  private Map<String, ?> model(AuditQuery query, AuditPageView view, ServerRequest request) {
    var model = new HashMap<String, Object>();
    model.put("page", view);
    model.put("acts", acts(query, request));
    model.put("address", Office.query(query.values()));
    model.put(
        "said",
        AuditQuery.NAMES.stream()
            .collect(
                Collectors.toMap(name -> name, name -> query.values().getOrDefault(name, ""))));
    return model;
  }

  // one without words of its own can be chosen by an address
  private List<Texts.Named> acts(AuditQuery query, ServerRequest request) {
    var acts = new ArrayList<>(texts.named("event.", Languages.of(request.servletRequest())));
    query
        .filter()
        .act()
        .filter(act -> acts.stream().noneMatch(named -> named.code().equals(act)))
        .ifPresent(act -> acts.add(new Texts.Named(act, act)));
    return acts;
  }

  ServerResponse verify(ServerRequest request) {
    return switch (office.gatehouse().auditTrails().verify(office.actor(request))) {
      case AuditCheck.Checked(var verdict) ->
          office.show("admin-audit-check", Map.of("verdict", VerdictView.of(verdict)), request);
      case AuditCheck.Busy(var retryAfter) ->
          list(
              AuditQuery.of(request, office.gatehouse().users()),
              request,
              model ->
                  office.later(TEMPLATE, model, Refusal.of(Problem.BUSY, retryAfter), request));
      case AuditCheck.Forbidden() -> office.refuse(Problem.FORBIDDEN);
    };
  }
}
