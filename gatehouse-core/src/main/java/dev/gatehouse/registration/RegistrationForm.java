package dev.gatehouse.registration;

import dev.gatehouse.password.Password;
import java.util.regex.Pattern;

/**
 * What somebody typed in order to register.
 *
 * @param email the address as typed
 * @param password the password as typed
 * @param language the language of the mails, a BCP 47 tag; English if it is none
 */
public record RegistrationForm(String email, Password password, String language) {
  private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}");

  /** Takes English where the language is no tag. */
  public RegistrationForm {
    language = TAG.matcher(language).matches() ? language : "en";
  }
}
