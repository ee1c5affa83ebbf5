package dev.gatehouse.registration;

import dev.gatehouse.password.Password;

/**
 * What somebody typed in order to register.
 *
 * @param email the address as typed
 * @param password the password as typed
 * @param language the language of the mails, a BCP 47 tag
 */
public record RegistrationForm(String email, Password password, String language) {}
