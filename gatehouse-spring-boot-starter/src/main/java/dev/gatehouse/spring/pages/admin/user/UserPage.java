package dev.gatehouse.spring.pages.admin.user;

import dev.gatehouse.Settings;
import dev.gatehouse.administration.Actor;
import dev.gatehouse.administration.UserSessions;
import dev.gatehouse.audit.AuditFilter;
import dev.gatehouse.audit.AuditPage;
import dev.gatehouse.avatar.AvatarState.Stage;
import dev.gatehouse.oversight.AuditReading;
import dev.gatehouse.oversight.RecordReading;
import dev.gatehouse.oversight.UserRecord;
import dev.gatehouse.role.Role;
import dev.gatehouse.session.Session;
import dev.gatehouse.spring.pages.DeviceWords;
import dev.gatehouse.spring.pages.FormFault;
import dev.gatehouse.spring.pages.Pictures;
import dev.gatehouse.spring.pages.admin.EventView;
import dev.gatehouse.spring.pages.admin.Office;
import dev.gatehouse.spring.pages.admin.When;
import dev.gatehouse.spring.pages.admin.userfield.ShownFields;
import dev.gatehouse.spring.security.SignedInUser;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import dev.gatehouse.user.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The page of one user. */
final class UserPage {
  private static final String TEMPLATE = "admin-user";
  private static final int EVENTS = 15;

  private final Office office;
  private final Settings settings;
  private final Pictures pictures;

  UserPage(Office office, Settings settings, Pictures pictures) {
    this.office = office;
    this.settings = settings;
    this.pictures = pictures;
  }

  ServerResponse show(ServerRequest request) {
    return office.onUser(
        request, user -> with(user, request, model -> office.show(TEMPLATE, model, request)));
  }

  /** Shows the page again, with what is wrong with one of its forms. */
  ServerResponse faulty(UserId user, List<FormFault> faults, ServerRequest request) {
    return with(user, request, model -> office.faulty(TEMPLATE, model, faults, request));
  }

  /** Shows the page again, with an act that is to be tried later. */
  ServerResponse later(UserId user, Refusal refusal, ServerRequest request) {
    return with(user, request, model -> office.later(TEMPLATE, model, refusal, request));
  }

  private ServerResponse with(
      UserId user, ServerRequest request, Function<Map<String, ?>, ServerResponse> next) {
    return switch (office.gatehouse().userRecords().get(office.actor(request), user)) {
      case RecordReading.Read(var known) -> next.apply(model(known, request));
      case RecordReading.UnknownUser() -> office.refuse(Problem.UNKNOWN_USER);
      case RecordReading.Forbidden() -> office.refuse(Problem.FORBIDDEN);
    };
  }

  /** Whether who looks at the page may act on the user; the core asks again at every act. */
  boolean standsOver(UserRecord known, ServerRequest request) {
    return known.details().isPresent() && !isSelf(known, request);
  }

  private boolean isSelf(UserRecord known, ServerRequest request) {
    return known.listed().user().id().equals(office.actor(request).user());
  }

  private Map<String, ?> model(UserRecord known, ServerRequest request) {
    var actor = office.actor(request);
    var over = standsOver(known, request);
    var owner = SignedInUser.required(request.servletRequest()).roles().contains(Role.OWNER.name());
    var when = office.when(request);
    var user = known.listed().user().id();
    var model = new HashMap<String, Object>();
    model.put("user", UserView.of(known, when));
    model.put("status", StatusView.of(known, request));
    model.put("picture", picture(user, request));
    model.put("self", isSelf(known, request));
    model.put("over", over);
    model.put("editable", over || (owner && known.details().isPresent()));
    model.put("roles", over ? roles(known, owner) : List.of());
    model.put("sessions", over ? sessions(actor, user, when) : List.of());
    model.put("fields", ShownFields.of(known, office, request));
    model.put("codesLeft", known.details().map(UserRecord.Details::codesLeft).orElse(0));
    model.put("assigning", settings.passwordChange().byAdministrators());
    model.put("grace", settings.deletion().grace().toDays());
    model.put("due", when.of(office.gatehouse().userDeletions().dueAt(user)));
    model.put("events", events(actor, user, when));
    model.put("invited", invited(user, when));
    return model;
  }

  /** The picture of the user; without an address while there is none, or none yet. */
  record PictureView(boolean there, String address) {}

  private PictureView picture(UserId user, ServerRequest request) {
    var state = office.gatehouse().avatars().state(user);
    var address = pictures.shown(state, "200", request).orElse("");
    return new PictureView(state.stage() != Stage.NONE, address);
  }

  // how long the link is good, in empty words when none is; not there for who has accepted
  private Optional<When.Moment> invited(UserId user, When when) {
    return office.gatehouse().invitations().pending(user).map(pending -> when.of(pending.until()));
  }

  /** A role that can be given or taken. */
  record RoleView(String name, boolean held, boolean owner) {}

  // Owner and Admin are an Owner's to give and to take
  private List<RoleView> roles(UserRecord known, boolean owner) {
    return office.gatehouse().roles().all().stream()
        .filter(role -> owner || !(role.equals(Role.OWNER) || role.equals(Role.ADMIN)))
        .map(role ->
            new RoleView(
                role.name(), known.listed().roles().contains(role), role.equals(Role.OWNER)))
        .toList();
  }

  /** A session of the user. */
  record SessionView(
      String id, DeviceWords device, String userAgent, String address, When.Moment lastUsed) {
    private static SessionView of(Session session, When when) {
      return new SessionView(
          session.id().toString(),
          DeviceWords.of(session.client().userAgent()),
          session.client().userAgent(),
          session.client().address().text(),
          when.of(session.lastUsedAt()));
    }
  }

  private List<SessionView> sessions(Actor actor, UserId user, When when) {
    return switch (office.gatehouse().administration().sessions().list(actor, user)) {
      case UserSessions.Listing.Listed(var sessions) ->
          sessions.stream().map(session -> SessionView.of(session, when)).toList();
      // gone, or raised, since the record was read
      case UserSessions.Listing.UnknownUser() -> List.of();
      case UserSessions.Listing.Forbidden() -> List.of();
    };
  }

  private List<EventView> events(Actor actor, UserId user, When when) {
    var filter = AuditFilter.ALL.toTarget(user.value());
    var none = Optional.<AuditPage.Cursor>empty();
    return switch (office.gatehouse().auditTrails().page(actor, filter, none, EVENTS)) {
      case AuditReading.Read(var page) ->
          EventView.of(page.entries(), office.gatehouse().users(), when);
      case AuditReading.Forbidden() -> List.of();
    };
  }
}
