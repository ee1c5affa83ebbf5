package dev.gatehouse.spring.pages.admin.user.act;

import dev.gatehouse.administration.RoleChange;
import dev.gatehouse.role.Role;
import dev.gatehouse.spring.pages.admin.Done;
import dev.gatehouse.spring.pages.admin.Office;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.user.UserId;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Gives the user roles and takes them away. */
public record RoleActs(Office office) {
  /** Does what the form says. */
  public ServerResponse submit(ServerRequest request) {
    return office.onUser(
        request,
        user ->
            Role.parse(request.param("role").orElse(""))
                .map(role -> change(user, role, request))
                .orElseGet(() -> office.refuse(Problem.UNKNOWN_ROLE)));
  }

  private ServerResponse change(UserId user, Role role, ServerRequest request) {
    var actor = office.actor(request);
    var grants = office.gatehouse().administration().grants();
    return switch (request.param("act").orElse("")) {
      case "grant" -> answer(grants.grant(actor, user, role), user, request);
      case "grant-ownership" -> answer(grants.grantOwnership(actor, user), user, request);
      case "revoke" -> answer(grants.revoke(actor, user, role), user, request);
      default -> office.refuse(Problem.MALFORMED_REQUEST);
    };
  }

  private ServerResponse answer(RoleChange change, UserId user, ServerRequest request) {
    return switch (change) {
      case RoleChange.Changed(var roles) ->
          office.done(Done.ROLES_CHANGED, Office.of(user), request);
      case RoleChange.Unchanged() -> office.done(Done.UNCHANGED, Office.of(user), request);
      case RoleChange.UnknownUser() -> office.refuse(Problem.UNKNOWN_USER);
      case RoleChange.UnknownRole() -> office.refuse(Problem.UNKNOWN_ROLE);
      case RoleChange.Forbidden() -> office.refuse(Problem.RANK_TOO_LOW);
      case RoleChange.LastOwner() -> office.refuse(Problem.LAST_OWNER);
    };
  }
}
