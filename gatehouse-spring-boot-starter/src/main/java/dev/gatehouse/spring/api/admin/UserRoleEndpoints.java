package dev.gatehouse.spring.api.admin;

import static dev.gatehouse.spring.api.Audience.ADMIN;
import static dev.gatehouse.spring.api.Audience.OWNER;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.administration.Actor;
import dev.gatehouse.administration.RoleChange;
import dev.gatehouse.administration.RoleGrants;
import dev.gatehouse.role.Role;
import dev.gatehouse.role.Roles;
import dev.gatehouse.spring.api.Call;
import dev.gatehouse.spring.api.Endpoint;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.web.JsonAnswers;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.user.UserId;
import dev.gatehouse.user.Users;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/** Lists the roles of a user, gives them and takes them away. */
final class UserRoleEndpoints {
  private final Users users;
  private final Roles roles;
  private final RoleGrants grants;

  UserRoleEndpoints(Gatehouse gatehouse) {
    this.users = gatehouse.users();
    this.roles = gatehouse.roles();
    this.grants = gatehouse.administration().grants();
  }

  EndpointGroup group() {
    return EndpointGroup.of(
        "Roles of a user",
        list(),
        toRoleless(),
        change(
            Endpoint.put("users/{id}/roles/{role}", ADMIN, "Grants a role other than Owner."),
            ofRole(grants::grant)),
        change(
            Endpoint.delete(
                "users/{id}/roles/{role}",
                ADMIN,
                "Takes a role away; who would have none is left with User."),
            ofRole(grants::revoke)),
        change(
            Endpoint.put("users/{id}/promotion", OWNER, "Makes the user an Admin."),
            ofUser(grants::promote)),
        change(
            Endpoint.delete("users/{id}/promotion", OWNER, "Takes Owner and Admin away."),
            ofUser(grants::demote)),
        change(
            Endpoint.put("users/{id}/ownership", OWNER, "Makes the user an Owner too."),
            ofUser(grants::grantOwnership)));
  }

  private Endpoint toRoleless() {
    return Endpoint.post(
            "users/role-less/grants", OWNER, "Gives the role User to all users without a role.")
        .answers(HttpStatus.OK, GrantedToRoleless.class)
        .refuses(Problem.RANK_TOO_LOW)
        .by(this::grantToRoleless);
  }

  private Endpoint list() {
    return Endpoint.get("users/{id}/roles", ADMIN, "Lists the roles of the user.")
        .answers(HttpStatus.OK, UserRoles.class)
        .refuses(Problem.UNKNOWN_USER)
        .by(call -> Target.of(call, user -> list(call, user)));
  }

  private static Endpoint change(Endpoint.Draft draft, Function<Call, ServerResponse> handler) {
    return draft
        .answers(HttpStatus.OK, ChangedRoles.class)
        .refuses(Problem.UNKNOWN_USER, Problem.UNKNOWN_ROLE)
        .refuses(Problem.RANK_TOO_LOW, Problem.LAST_OWNER)
        .by(handler);
  }

  private static Function<Call, ServerResponse> ofUser(BiFunction<Actor, UserId, RoleChange> act) {
    return call -> Target.of(call, user -> answer(call, act.apply(call.actor(), user)));
  }

  private static Function<Call, ServerResponse> ofRole(Grant act) {
    return call ->
        Target.of(
            call,
            user ->
                Role.parse(call.path("role"))
                    .map(role -> answer(call, act.change(call.actor(), user, role)))
                    .orElseGet(() -> call.refused(Problem.UNKNOWN_ROLE)));
  }

  private ServerResponse list(Call call, UserId user) {
    return users
        .get(user)
        .map(known -> JsonAnswers.answer(HttpStatus.OK, UserRoles.of(roles.of(known.id()))))
        .orElseGet(() -> call.refused(Problem.UNKNOWN_USER));
  }

  private ServerResponse grantToRoleless(Call call) {
    return switch (grants.grantToRoleless(call.actor())) {
      case RoleGrants.ToRoleless.Granted(var count) ->
          JsonAnswers.answer(HttpStatus.OK, new GrantedToRoleless(count));
      case RoleGrants.ToRoleless.Forbidden() -> call.refused(Problem.RANK_TOO_LOW);
    };
  }

  private static ServerResponse answer(Call call, RoleChange change) {
    return switch (change) {
      case RoleChange.Changed(var roles) ->
          JsonAnswers.answer(
              HttpStatus.OK, new ChangedRoles("changed", Optional.of(UserRoles.of(roles).items())));
      case RoleChange.Unchanged() ->
          JsonAnswers.answer(HttpStatus.OK, new ChangedRoles("unchanged", Optional.empty()));
      case RoleChange.UnknownUser() -> call.refused(Problem.UNKNOWN_USER);
      case RoleChange.UnknownRole() -> call.refused(Problem.UNKNOWN_ROLE);
      case RoleChange.Forbidden() -> call.refused(Problem.RANK_TOO_LOW);
      case RoleChange.LastOwner() -> call.refused(Problem.LAST_OWNER);
    };
  }

  /** How many users had no role, as JSON. */
  record GrantedToRoleless(int granted) {}

  /** What is done with one role of a user. */
  @FunctionalInterface
  private interface Grant {
    RoleChange change(Actor actor, UserId user, Role role);
  }

  /** The roles of a user, in alphabetical order, as JSON. */
  record UserRoles(List<String> items) {
    static UserRoles of(Collection<Role> roles) {
      return new UserRoles(roles.stream().map(Role::name).toList());
    }
  }

  /**
   * What has come of a change, as JSON.
   *
   * @param status {@code changed} or {@code unchanged}
   * @param roles the roles after the change; not there when nothing was to be done
   */
  record ChangedRoles(String status, Optional<List<String>> roles) {}
}
