package dev.gatehouse.spring.pages.admin.roles;

import dev.gatehouse.administration.CustomRoleChange;
import dev.gatehouse.role.ListedRole;
import dev.gatehouse.role.Role;
import dev.gatehouse.spring.pages.FormFault;
import dev.gatehouse.spring.pages.admin.Done;
import dev.gatehouse.spring.pages.admin.Office;
import dev.gatehouse.spring.security.SignedInUser;
import dev.gatehouse.spring.web.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The roles: listed for administrators, created, renamed and deleted by Owners. */
final class RolesPage {
  private static final String PAGE = "admin/roles";
  private static final String TEMPLATE = "admin-roles";
  private static final String NAME = "name";
  private static final String DESCRIPTION = "description";
  private static final int LONGEST_DESCRIPTION = 500;
  private static final int MOST_COUNTED = 10_000;

  // the JSON API could never speak of a role of such a name
  private static final Pattern UNFIT = Pattern.compile("[/\\\\;%\\p{Cntrl}\u2028\u2029]");
  private static final Set<String> DOTS = Set.of(".", "..");

  private final Office office;

  RolesPage(Office office) {
    this.office = office;
  }

  /**
   * A role as the page shows it.
   *
   * @param more whether more hold it than were counted
   */
  record RoleView(
      String name, String description, boolean system, long holders, boolean more, String users) {
    private static RoleView of(ListedRole role) {
      var name = role.role().name();
      return new RoleView(
          name,
          role.description(),
          role.system(),
          Math.min(role.holders(), MOST_COUNTED),
          role.holders() > MOST_COUNTED,
          Office.query(Map.of("role", name)));
    }
  }

  ServerResponse show(ServerRequest request) {
    return office.show(TEMPLATE, model(request), request);
  }

  private static boolean owns(ServerRequest request) {
    return SignedInUser.required(request.servletRequest()).roles().contains(Role.OWNER.name());
  }

  private Map<String, ?> model(ServerRequest request) {
    return Map.of(
        "roles",
        office.gatehouse().roles().list(MOST_COUNTED + 1).stream().map(RoleView::of).toList(),
        "owner",
        owns(request),
        NAME,
        request.param(NAME).orElse(""),
        DESCRIPTION,
        request.param(DESCRIPTION).orElse(""));
  }

  ServerResponse create(ServerRequest request) {
    return named(request, role -> create(role, request));
  }

  // who is no Owner is not asked for a better name
  private ServerResponse named(ServerRequest request, Function<Role, ServerResponse> act) {
    if (!owns(request)) {
      return office.refuse(Problem.RANK_TOO_LOW);
    }
    return typed(request).map(act).orElseGet(() -> faulty(NAME, "admin-role-malformed", request));
  }

  private ServerResponse create(Role role, ServerRequest request) {
    var description = request.param(DESCRIPTION).orElse("").strip();
    if (description.length() > LONGEST_DESCRIPTION) {
      return faulty(DESCRIPTION, "admin-role-description", request);
    }
    var roles = office.gatehouse().administration().customRoles();
    var change = roles.create(office.actor(request), role, description);
    return answer(change, Done.ROLE_CREATED, request);
  }

  ServerResponse rename(ServerRequest request) {
    return named(request, name -> rename(name, request));
  }

  private ServerResponse rename(Role name, ServerRequest request) {
    var roles = office.gatehouse().administration().customRoles();
    return known(request)
        .map(role -> roles.rename(office.actor(request), role, name))
        .map(change -> answer(change, Done.ROLE_RENAMED, request))
        .orElseGet(() -> office.refuse(Problem.UNKNOWN_ROLE));
  }

  ServerResponse delete(ServerRequest request) {
    var roles = office.gatehouse().administration().customRoles();
    return known(request)
        .map(role -> roles.delete(office.actor(request), role))
        .map(change -> answer(change, Done.ROLE_DELETED, request))
        .orElseGet(() -> office.refuse(Problem.UNKNOWN_ROLE));
  }

  private static Optional<Role> known(ServerRequest request) {
    return Role.parse(request.param("role").orElse(""));
  }

  private static Optional<Role> typed(ServerRequest request) {
    return Role.parse(request.param(NAME).orElse("").strip())
        .filter(role -> !UNFIT.matcher(role.name()).find())
        .filter(role -> !DOTS.contains(role.name()));
  }

  private ServerResponse answer(CustomRoleChange change, Done done, ServerRequest request) {
    return switch (change) {
      case CustomRoleChange.Changed() -> office.done(done, PAGE, request);
      case CustomRoleChange.NameTaken() -> faulty(NAME, "admin-role-taken", request);
      case CustomRoleChange.SystemRole() -> office.refuse(Problem.SYSTEM_ROLE);
      case CustomRoleChange.InUse() -> office.refuse(Problem.ROLE_IN_USE);
      case CustomRoleChange.UnknownRole() -> office.refuse(Problem.UNKNOWN_ROLE);
      case CustomRoleChange.Forbidden() -> office.refuse(Problem.RANK_TOO_LOW);
    };
  }

  private ServerResponse faulty(String field, String code, ServerRequest request) {
    return office.faulty(TEMPLATE, model(request), List.of(FormFault.of(field, code)), request);
  }
}
