package dev.gatehouse.oversight;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.directory.ListedUser;
import dev.gatehouse.role.Role;
import dev.gatehouse.role.Roles;
import dev.gatehouse.user.User;
import dev.gatehouse.user.Users;
import java.util.Collections;
import java.util.Set;
import java.util.function.Predicate;

/** Who may look at what belongs to others, as the database has it at the moment of asking. */
public record Readers(Users users, Roles roles) {
  private static final Set<Role> ADMINISTRATORS = Set.of(Role.OWNER, Role.ADMIN);

  /** Whether the actor is an active Owner or Admin. */
  public boolean mayRead(Actor actor) {
    return users.get(actor.user()).filter(User::active).isPresent()
        && administers(roles.of(actor.user()));
  }

  /** Whether the actor is an Owner. */
  public boolean isOwner(Actor actor) {
    return roles.of(actor.user()).contains(Role.OWNER);
  }

  /** Who may be seen whole by the actor: nobody, unless the actor may read at all. */
  Predicate<ListedUser> open(Actor actor) {
    if (!mayRead(actor)) {
      return listed -> false;
    }
    var owner = isOwner(actor);
    return listed ->
        owner || !administers(listed.roles()) || listed.user().id().equals(actor.user());
  }

  private static boolean administers(Set<Role> held) {
    return !Collections.disjoint(held, ADMINISTRATORS);
  }
}
