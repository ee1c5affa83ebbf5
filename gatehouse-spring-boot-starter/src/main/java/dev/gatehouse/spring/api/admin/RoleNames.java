package dev.gatehouse.spring.api.admin;

import dev.gatehouse.role.Role;
import dev.gatehouse.spring.api.Call;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of roles that can stand in a path. */
final class RoleNames {
  // such paths are refused before they come here, or mean another place
  private static final Pattern UNFIT = Pattern.compile("[/\\\\;%]");
  private static final Set<String> DOTS = Set.of(".", "..");

  private RoleNames() {}

  /** The name in the body; empty for what is none, or could never be spoken of again. */
  static Optional<Role> typed(Call call) {
    return Role.parse(call.body().text("name"))
        .filter(role -> !UNFIT.matcher(role.name()).find())
        .filter(role -> !DOTS.contains(role.name()))
        .filter(role -> role.name().equals(role.name().strip()));
  }
}
