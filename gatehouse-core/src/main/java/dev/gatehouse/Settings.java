package dev.gatehouse;

import dev.gatehouse.avatar.AvatarSettings;
import dev.gatehouse.dataexport.DataExportSettings;
import dev.gatehouse.deletion.DeletionSettings;
import dev.gatehouse.device.DeviceSettings;
import dev.gatehouse.email.EmailSettings;
import dev.gatehouse.emailchange.EmailChangeSettings;
import dev.gatehouse.field.FieldSettings;
import dev.gatehouse.housekeeping.HousekeepingSettings;
import dev.gatehouse.invitation.InvitationSettings;
import dev.gatehouse.magiclink.MagicLinkSettings;
import dev.gatehouse.password.PasswordSettings;
import dev.gatehouse.passwordchange.PasswordChangeSettings;
import dev.gatehouse.place.PlaceSettings;
import dev.gatehouse.registration.RegistrationSettings;
import dev.gatehouse.secondfactor.SecondFactorSettings;
import dev.gatehouse.session.SessionSettings;
import dev.gatehouse.signin.SignInSettings;
import dev.gatehouse.totp.TotpSettings;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;

/**
 * The settings of every feature.
 *
 * @param registration who may register, and how often
 * @param invitation how users are invited
 * @param signIn how often a sign-in may fail
 * @param magicLink how users sign in by a mailed link
 * @param secondFactor who needs a second factor, and how often its codes may be wrong
 * @param totp how codes of an authenticator are set up and accepted
 * @param password what a password must be and how it is hashed
 * @param passwordChange how passwords are set anew
 * @param email how addresses are confirmed
 * @param emailChange how addresses are changed
 * @param session how long sessions last and how they are watched
 * @param field how often users change what is theirs
 * @param avatar which pictures may be uploaded
 * @param device how long devices are remembered
 * @param place where places are looked up
 * @param deletion how users are deleted
 * @param dataExport how users get what is known of them
 * @param housekeeping what is removed when
 */
public record Settings(
    RegistrationSettings registration,
    InvitationSettings invitation,
    SignInSettings signIn,
    MagicLinkSettings magicLink,
    SecondFactorSettings secondFactor,
    TotpSettings totp,
    PasswordSettings password,
    PasswordChangeSettings passwordChange,
    EmailSettings email,
    EmailChangeSettings emailChange,
    SessionSettings session,
    FieldSettings field,
    AvatarSettings avatar,
    DeviceSettings device,
    PlaceSettings place,
    DeletionSettings deletion,
    DataExportSettings dataExport,
    HousekeepingSettings housekeeping) {
  /** The defaults of every feature. */
  public static Settings defaults() {
    return new Settings(
        RegistrationSettings.defaults(),
        InvitationSettings.defaults(),
        SignInSettings.defaults(),
        MagicLinkSettings.defaults(),
        SecondFactorSettings.defaults(),
        TotpSettings.defaults(),
        PasswordSettings.defaults(),
        PasswordChangeSettings.defaults(),
        EmailSettings.defaults(),
        EmailChangeSettings.defaults(),
        SessionSettings.defaults(),
        FieldSettings.defaults(),
        AvatarSettings.defaults(),
        DeviceSettings.defaults(),
        PlaceSettings.defaults(),
        DeletionSettings.defaults(),
        DataExportSettings.defaults(),
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
