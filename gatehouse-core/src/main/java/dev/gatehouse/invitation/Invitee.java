package dev.gatehouse.invitation;

import dev.gatehouse.profile.ProfileForm;
import dev.gatehouse.registration.RegistrationForm;
import dev.gatehouse.role.Role;
import java.util.Optional;

/**
 * What an administrator typed of somebody who is to be a user.
 *
 * @param email the address as typed
 * @param role what the user is to be besides what every new user is; never an Owner
 * @param language the language of the mails, a BCP 47 tag; English if it is none
 * @param profile what else was typed, such as a user name and the names of the person
 */
public record Invitee(String email, Optional<Role> role, String language, ProfileForm profile) {
  /** Takes English where the language is no tag. */
  public Invitee {
    language = RegistrationForm.language(language);
  }

  /** Nothing but an address. */
  public Invitee(String email, String language) {
    this(email, Optional.empty(), language, ProfileForm.EMPTY);
  }
}
