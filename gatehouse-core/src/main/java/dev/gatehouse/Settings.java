package dev.gatehouse;

import dev.gatehouse.email.EmailSettings;
import dev.gatehouse.emailchange.EmailChangeSettings;
import dev.gatehouse.housekeeping.HousekeepingSettings;
import dev.gatehouse.password.PasswordSettings;
import dev.gatehouse.passwordchange.PasswordChangeSettings;
import dev.gatehouse.registration.RegistrationSettings;
import dev.gatehouse.session.SessionSettings;
import dev.gatehouse.signin.SignInSettings;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;

/**
 * The settings of every feature.
 *
 * @param registration who may register, and how often
 * @param signIn how often a sign-in may fail
 * @param password what a password must be and how it is hashed
 * @param passwordChange how passwords are set anew
 * @param email how addresses are confirmed
 * @param emailChange how addresses are changed
 * @param session how long sessions last and how they are watched
 * @param housekeeping what is removed when
 */
public record Settings(
    RegistrationSettings registration,
    SignInSettings signIn,
    PasswordSettings password,
    PasswordChangeSettings passwordChange,
    EmailSettings email,
    EmailChangeSettings emailChange,
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
        EmailChangeSettings.defaults(),
        SessionSettings.defaults(),
        HousekeepingSettings.defaults());
  }

  /**
   * The same, but for the settings of one feature.
   *
   * @param feature takes the place of the component of its type
   * @throws IllegalArgumentException if it holds the settings of no feature
   */
  public Settings with(Record feature) {
    var values =
        Stream.of(Settings.class.getRecordComponents())
            .map(component -> component.getType().isInstance(feature) ? feature : read(component))
            .toArray();
    if (!List.of(values).contains(feature)) {
      throw new IllegalArgumentException("no settings of a feature: " + feature);
    }
    return make(values);
  }

  private Object read(RecordComponent component) {
    try {
      return component.getAccessor().invoke(this);
    } catch (ReflectiveOperationException allArePublic) {
      throw new IllegalStateException(allArePublic);
    }
  }

  private static Settings make(Object... values) {
    try {
      return (Settings) Settings.class.getConstructors()[0].newInstance(values);
    } catch (ReflectiveOperationException allArePublic) {
      throw new IllegalStateException(allArePublic);
    }
  }
}
