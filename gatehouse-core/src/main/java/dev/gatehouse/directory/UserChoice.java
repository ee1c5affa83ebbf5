package dev.gatehouse.directory;

import dev.gatehouse.user.EmailAddress;
import dev.gatehouse.user.User;
import dev.gatehouse.user.UserId;
import java.util.Optional;

/**
 * A user to choose among others, with no more than it takes to tell them apart.
 *
 * @param id the user's id
 * @param email the address
 * @param username the name the user goes by
 * @param firstName may be empty
 * @param lastName may be empty
 */
public record UserChoice(
    UserId id, EmailAddress email, Optional<String> username, String firstName, String lastName) {
  static UserChoice of(User user) {
    var profile = user.profile();
    return new UserChoice(
        user.id(), user.email(), profile.username(), profile.firstName(), profile.lastName());
  }
}
