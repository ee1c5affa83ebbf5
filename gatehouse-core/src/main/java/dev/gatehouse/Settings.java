package dev.gatehouse;

import dev.gatehouse.email.EmailSettings;
import dev.gatehouse.housekeeping.HousekeepingSettings;
import dev.gatehouse.password.PasswordSettings;
import dev.gatehouse.passwordchange.PasswordChangeSettings;
import dev.gatehouse.registration.RegistrationSettings;
import dev.gatehouse.session.SessionSettings;
import dev.gatehouse.signin.SignInSettings;

/**
 * The settings of every feature.
 *
 * @param registration who may register, and how often
 * @param signIn how often a sign-in may fail
 * @param password what a password must be and how it is hashed
 * @param passwordChange how passwords are set anew
 * @param email how addresses are confirmed
 * @param session how long sessions last and how they are watched
 * @param housekeeping what is removed when
 */
public record Settings(
    RegistrationSettings registration,
    SignInSettings signIn,
    PasswordSettings password,
    PasswordChangeSettings passwordChange,
    EmailSettings email,
    SessionSettings session,
    HousekeepingSettings housekeeping) {
  /** The defaults of every feature. */
  public static Settings defaults() {
    return new Settings(
        RegistrationSettings.defaults(),
        SignInSettings.defaults(),
        PasswordSettings.defaults(),
        PasswordChangeSettings.defaults(),
        EmailSettings.defaults(),
        SessionSettings.defaults(),
        HousekeepingSettings.defaults());
  }

  /** The same with these settings of one feature. */
  public Settings with(RegistrationSettings other) {
    return new Settings(other, signIn, password, passwordChange, email, session, housekeeping);
  }

  /** The same with these settings of one feature. */
  public Settings with(SignInSettings other) {
    return new Settings(
        registration, other, password, passwordChange, email, session, housekeeping);
  }

  /** The same with these settings of one feature. */
  public Settings with(PasswordSettings other) {
    return new Settings(registration, signIn, other, passwordChange, email, session, housekeeping);
  }

  /** The same with these settings of one feature. */
  public Settings with(PasswordChangeSettings other) {
    return new Settings(registration, signIn, password, other, email, session, housekeeping);
  }

  /** The same with these settings of one feature. */
  public Settings with(EmailSettings other) {
    return new Settings(
        registration, signIn, password, passwordChange, other, session, housekeeping);
  }

  /** The same with these settings of one feature. */
  public Settings with(SessionSettings other) {
    return new Settings(registration, signIn, password, passwordChange, email, other, housekeeping);
  }

  /** The same with these settings of one feature. */
  public Settings with(HousekeepingSettings other) {
    return new Settings(registration, signIn, password, passwordChange, email, session, other);
  }
}
