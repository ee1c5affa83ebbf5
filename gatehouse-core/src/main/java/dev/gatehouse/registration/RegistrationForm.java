package dev.gatehouse.registration;

import dev.gatehouse.password.Password;
import dev.gatehouse.profile.ProfileForm;
import java.util.regex.Pattern;

/**
 * What somebody typed in order to register.
 *
 * @param email the address as typed
 * @param password the password as typed
 * @param language the language of the mails, a BCP 47 tag; English if it is none
 * @param profile what else was typed, such as a user name and the names of the person
 */
public record RegistrationForm(
    String email, Password password, String language, ProfileForm profile) {
  private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}");

  /** Takes English where the language is no tag. */
  public RegistrationForm {
    language = language(language);
  }

  /** A form with nothing of a profile in it. */
  public RegistrationForm(String email, Password password, String language) {
    this(email, password, language, ProfileForm.EMPTY);
  }

  /** The language itself if it is a BCP 47 tag, and English if it is none. */
  public static String language(String text) {
    return TAG.matcher(text).matches() ? text : "en";
  }
}
