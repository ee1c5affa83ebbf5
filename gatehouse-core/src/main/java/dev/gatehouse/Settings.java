package dev.gatehouse;

import dev.gatehouse.email.EmailSettings;
import dev.gatehouse.password.PasswordSettings;
import dev.gatehouse.registration.RegistrationSettings;
import dev.gatehouse.session.SessionSettings;
import dev.gatehouse.signin.SignInSettings;

/**
 * The settings of every feature.
 *
 * @param registration who may register, and how often
 * @param signIn how often a sign-in may fail
 * @param password what a password must be and how it is hashed
 * @param email how addresses are confirmed
 * @param session how long sessions last and how they are watched
 */
public record Settings(
    RegistrationSettings registration,
    SignInSettings signIn,
    PasswordSettings password,
    EmailSettings email,
    SessionSettings session) {
  /** The defaults of every feature. */
  public static Settings defaults() {
    return new Settings(
        RegistrationSettings.defaults(),
        SignInSettings.defaults(),
        PasswordSettings.defaults(),
        EmailSettings.defaults(),
        SessionSettings.defaults());
  }
}
