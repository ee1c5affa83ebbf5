package dev.gatehouse.spring.api.admin;

import static dev.gatehouse.spring.api.Audience.ADMIN;
import static dev.gatehouse.spring.api.Audience.OWNER;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.administration.CustomRoleChange;
import dev.gatehouse.administration.CustomRoles;
import dev.gatehouse.role.ListedRole;
import dev.gatehouse.role.Role;
import dev.gatehouse.role.Roles;
import dev.gatehouse.spring.api.Call;
import dev.gatehouse.spring.api.Endpoint;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.api.json.JsonKind;
import dev.gatehouse.spring.api.json.JsonShape;
import dev.gatehouse.spring.web.JsonAnswers;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal.Fault;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/** Lists, creates, renames and deletes roles. */
final class RoleEndpoints {
  private static final int LONGEST_NAME = 50;
  private static final int LONGEST_DESCRIPTION = 500;
  private static final JsonShape CREATION =
      JsonShape.of("name")
          .orTexts("description")
          .where("name", JsonKind.TEXT.upTo(LONGEST_NAME))
          .where("description", JsonKind.TEXT.upTo(LONGEST_DESCRIPTION));
  private static final JsonShape RENAMING =
      JsonShape.of("name").where("name", JsonKind.TEXT.upTo(LONGEST_NAME));

  private final Roles roles;
  private final CustomRoles customRoles;

  RoleEndpoints(Gatehouse gatehouse) {
    this.roles = gatehouse.roles();
    this.customRoles = gatehouse.administration().customRoles();
  }

  EndpointGroup group() {
    return EndpointGroup.of(
        "Roles",
        Endpoint.get("roles", ADMIN, "Lists the roles: the system's own first, then by name.")
            .answers(HttpStatus.OK, RoleList.class)
            .by(this::list),
        Endpoint.post("roles", OWNER, "Creates a role.")
            .reads(CREATION)
            .answers(HttpStatus.CREATED, RoleName.class)
            .refuses(Problem.INPUT_REJECTED, Problem.ROLE_NAME_TAKEN, Problem.RANK_TOO_LOW)
            .by(this::create),
        Endpoint.patch("roles/{role}", OWNER, "Renames a role; who holds it holds it still.")
            .reads(RENAMING)
            .answers(HttpStatus.OK, RoleName.class)
            .refuses(Problem.INPUT_REJECTED, Problem.ROLE_NAME_TAKEN, Problem.RANK_TOO_LOW)
            .refuses(Problem.UNKNOWN_ROLE, Problem.SYSTEM_ROLE)
            .by(this::rename),
        Endpoint.delete("roles/{role}", OWNER, "Deletes a role that nobody holds.")
            .answers(HttpStatus.NO_CONTENT)
            .refuses(Problem.UNKNOWN_ROLE, Problem.SYSTEM_ROLE)
            .refuses(Problem.ROLE_IN_USE, Problem.RANK_TOO_LOW)
            .by(this::delete));
  }

  private ServerResponse list(Call call) {
    return JsonAnswers.answer(
        HttpStatus.OK, new RoleList(roles.list().stream().map(RoleEntry::of).toList()));
  }

  private ServerResponse create(Call call) {
    var role = RoleNames.typed(call);
    var description = call.body().optionalText("description").orElse("");
    return role.isEmpty() || description.length() > LONGEST_DESCRIPTION
        ? malformed(call, role)
        : answer(
            call,
            customRoles.create(call.actor(), role.get(), description),
            named(HttpStatus.CREATED, role.get()));
  }

  private ServerResponse rename(Call call) {
    var role = Role.parse(call.path("role"));
    if (role.isEmpty()) {
      return call.refused(Problem.UNKNOWN_ROLE);
    }
    var renamed = RoleNames.typed(call);
    return renamed.isEmpty()
        ? malformed(call, renamed)
        : answer(
            call,
            customRoles.rename(call.actor(), role.get(), renamed.get()),
            named(HttpStatus.OK, renamed.get()));
  }

  private ServerResponse delete(Call call) {
    return Role.parse(call.path("role"))
        .map(role ->
            answer(
                call, customRoles.delete(call.actor(), role), ServerResponse.noContent().build()))
        .orElseGet(() -> call.refused(Problem.UNKNOWN_ROLE));
  }

  private static ServerResponse answer(Call call, CustomRoleChange change, ServerResponse changed) {
    return switch (change) {
      case CustomRoleChange.Changed() -> changed;
      case CustomRoleChange.NameTaken() -> call.refused(Problem.ROLE_NAME_TAKEN);
      case CustomRoleChange.SystemRole() -> call.refused(Problem.SYSTEM_ROLE);
      case CustomRoleChange.InUse() -> call.refused(Problem.ROLE_IN_USE);
      case CustomRoleChange.UnknownRole() -> call.refused(Problem.UNKNOWN_ROLE);
      case CustomRoleChange.Forbidden() -> call.refused(Problem.RANK_TOO_LOW);
    };
  }

  private static ServerResponse malformed(Call call, Optional<Role> role) {
    var fault =
        role.isEmpty()
            ? new Fault("name", "role-name-malformed", "A role cannot have this name.")
            : new Fault("description", "description-too-long", "This is too long.");
    return call.refused(Problem.INPUT_REJECTED, List.of(fault));
  }

  private static ServerResponse named(HttpStatus status, Role role) {
    return JsonAnswers.answer(status, new RoleName(role.name()));
  }

  /** A role by its name, as JSON. */
  record RoleName(String name) {}

  /** The roles as JSON. */
  record RoleList(List<RoleEntry> items) {}

  /** A role as JSON. */
  record RoleEntry(String name, String description, boolean system, long holders) {
    static RoleEntry of(ListedRole role) {
      return new RoleEntry(role.role().name(), role.description(), role.system(), role.holders());
    }
  }
}
