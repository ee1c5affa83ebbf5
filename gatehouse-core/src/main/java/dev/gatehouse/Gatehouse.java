package dev.gatehouse;

import dev.gatehouse.administration.Administration;
import dev.gatehouse.administration.avatar.AvatarRemovals;
import dev.gatehouse.administration.secondfactor.FactorRemovals;
import dev.gatehouse.audit.Audit;
import dev.gatehouse.avatar.Avatars;
import dev.gatehouse.customfield.CustomFields;
import dev.gatehouse.dataexport.DataExports;
import dev.gatehouse.deletion.Deletions;
import dev.gatehouse.deletion.UserDeletions;
import dev.gatehouse.directory.Directory;
import dev.gatehouse.email.Emails;
import dev.gatehouse.emailchange.EmailChanges;
import dev.gatehouse.housekeeping.Housekeeping;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.invitation.Invitations;
import dev.gatehouse.keys.KeyRing;
import dev.gatehouse.keys.SealedValues;
import dev.gatehouse.magiclink.MagicLinks;
import dev.gatehouse.outbox.Outbox;
import dev.gatehouse.oversight.AuditTrails;
import dev.gatehouse.oversight.UserRecords;
import dev.gatehouse.oversight.mail.Mails;
import dev.gatehouse.oversight.session.AllSessions;
import dev.gatehouse.password.Passwords;
import dev.gatehouse.passwordchange.PasswordChanges;
import dev.gatehouse.passwordchange.PasswordImports;
import dev.gatehouse.passwordchange.PasswordResets;
import dev.gatehouse.place.Places;
import dev.gatehouse.preference.Preferences;
import dev.gatehouse.profile.Profiles;
import dev.gatehouse.registration.Registrations;
import dev.gatehouse.role.Roles;
import dev.gatehouse.secondfactor.SecondFactors;
import dev.gatehouse.session.Sessions;
import dev.gatehouse.signin.SignIns;
import dev.gatehouse.user.Users;
import dev.gatehouse.userfield.FieldDefinitions;
import dev.gatehouse.userfield.UserFields;
import javax.sql.DataSource;

/**
 * The user accounts of an application, one accessor for each feature.
 *
 * <p>All of it may be used from any number of threads, and any number of instances may share one
 * database. Closing it stops its threads; the data source stays open.
 */
public final class Gatehouse implements AutoCloseable {
  private final Ground ground;
  private final Residents residents;
  private final Journeys journeys;
  private final Offices offices;

  Gatehouse(Foundation foundation, GatehouseBuilder parts) {
    ground = Ground.lay(foundation, parts);
    residents = Residents.of(foundation, parts.settings, ground, parts.bucket);
    var shop = Workshop.open(foundation, parts.settings, ground, residents);
    journeys = Journeys.of(shop);
    offices = Offices.of(shop, journeys);
  }

  /**
   * Begins to set up the accounts in that database.
   *
   * @param dataSource of a SQLite or PostgreSQL database; the tables are made in it, with the
   *     prefix {@code gatehouse_}
   * @param keyRing the keys that belong to the database
   */
  public static GatehouseBuilder on(DataSource dataSource, KeyRing keyRing) {
    return new GatehouseBuilder(dataSource, keyRing);
  }

  /** How a visitor becomes a user. */
  public Registrations registrations() {
    return journeys.registrations();
  }

  /** How a user gets a session. */
  public SignIns signIns() {
    return journeys.signIns();
  }

  /** Links to sign in with, by mail. */
  public MagicLinks magicLinks() {
    return journeys.magicLinks();
  }

  /** The second factors of users, and the devices that are spared them. */
  public SecondFactors secondFactors() {
    return journeys.secondFactors();
  }

  /** The sessions: checked, listed and ended. */
  public Sessions sessions() {
    return residents.sessions();
  }

  /** The passwords: judged, and the present one asked for again. */
  public Passwords passwords() {
    return residents.passwords();
  }

  /** Passwords changed by who knows the present one. */
  public PasswordChanges passwordChanges() {
    return journeys.passwordChanges();
  }

  /** Passwords set anew by who reads the mail. */
  public PasswordResets passwordResets() {
    return journeys.passwordResets();
  }

  /** Passwords taken over from another program's user table. */
  public PasswordImports passwordImports() {
    return journeys.passwordImports();
  }

  /** The users' addresses: confirmed. */
  public Emails emails() {
    return journeys.emails();
  }

  /** The users' addresses: changed, and changed back. */
  public EmailChanges emailChanges() {
    return journeys.emailChanges();
  }

  /** The users, found by id and by address. */
  public Users users() {
    return residents.users();
  }

  /** What users say about themselves. */
  public Profiles profiles() {
    return residents.profiles();
  }

  /** The fields that the application adds to its users. */
  public CustomFields customFields() {
    return residents.customFields();
  }

  /** Profile and custom fields, by their names alone. */
  public UserFields userFields() {
    return offices.userFields();
  }

  /** What each user wants of the application's pages. */
  public Preferences preferences() {
    return residents.preferences();
  }

  /** What the custom fields are. */
  public FieldDefinitions fieldDefinitions() {
    return offices.fieldDefinitions();
  }

  /** Where addresses are. */
  public Places places() {
    return residents.places();
  }

  /** The users, listed, sorted and searched. */
  public Directory directory() {
    return residents.directory();
  }

  /** Who holds which role. */
  public Roles roles() {
    return residents.roles();
  }

  /** The pictures of the users. */
  public Avatars avatars() {
    return residents.avatars();
  }

  /** What an Owner or Admin does to the accounts of others. */
  public Administration administration() {
    return offices.administration();
  }

  /** Users invited or created by administrators. */
  public Invitations invitations() {
    return offices.invitations();
  }

  /** Second factors removed by administrators. */
  public FactorRemovals factorRemovals() {
    return offices.factorRemovals();
  }

  /** Pictures removed by administrators. */
  public AvatarRemovals avatarRemovals() {
    return offices.avatarRemovals();
  }

  /** Users who delete their own accounts, and change their minds. */
  public Deletions deletions() {
    return offices.leavings().deletions();
  }

  /** Users deleted by administrators. */
  public UserDeletions userDeletions() {
    return offices.leavings().userDeletions();
  }

  /** What is known of users, for them to take along. */
  public DataExports dataExports() {
    return offices.leavings().dataExports();
  }

  /** The audit trail, for who may read it. */
  public AuditTrails auditTrails() {
    return offices.auditTrails();
  }

  /** The users, for who may read of them. */
  public UserRecords userRecords() {
    return offices.userRecords();
  }

  /** The sessions of all users, for who may read of them. */
  public AllSessions allSessions() {
    return offices.allSessions();
  }

  /** The outbox, for who may read of it. */
  public Mails mails() {
    return offices.mails();
  }

  /** What was done, by whom and from where. */
  public Audit audit() {
    return ground.audit();
  }

  /** The mails that are to be sent. */
  public Outbox outbox() {
    return ground.outbox();
  }

  /** What is sealed, and by which keys of the key ring. */
  public SealedValues sealedValues() {
    return ground.sealedValues();
  }

  /** What has run out is removed. */
  public Housekeeping housekeeping() {
    return offices.housekeeping();
  }

  /** Stops the threads. */
  @Override
  public void close() {
    residents.passwords().close();
  }
}
