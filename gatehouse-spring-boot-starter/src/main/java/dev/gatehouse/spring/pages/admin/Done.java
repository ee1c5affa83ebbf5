package dev.gatehouse.spring.pages.admin;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What has come of an act, as the page says that follows it. */
public enum Done {
  /** There was nothing to do. */
  UNCHANGED,
  /** The invitation is on its way. */
  INVITED,
  /** There is a user more, with a password to be changed. */
  USER_CREATED,
  /** The user who was invited is gone. */
  INVITATION_WITHDRAWN,
  /** The user cannot sign in any more. */
  DEACTIVATED,
  /** The user can sign in again. */
  REACTIVATED,
  /** The address counts as confirmed. */
  CONFIRMED,
  /** The address counts as unconfirmed. */
  UNCONFIRMED,
  /** The list has other columns. */
  COLUMNS_CHOSEN,
  /** The roles are others. */
  ROLES_CHANGED,
  /** The sessions have ended. */
  SESSIONS_ENDED,
  /** The user gets a link to set another password. */
  RESET_SENT,
  /** The user has another password. */
  PASSWORD_ASSIGNED,
  /** The user signs in with the password alone. */
  SECOND_FACTOR_REMOVED,
  /** The fields are as typed. */
  FIELDS_UPDATED,
  /** Nobody is shown the picture any more. */
  PICTURE_REMOVED,
  /** The mail is sent at once. */
  MAIL_HASTENED,
  /** Nobody gets the mail. */
  MAIL_DROPPED,
  /** The user is to be deleted. */
  DELETION_SCHEDULED,
  /** The user is gone. */
  DELETED,
  /** The user is not to be deleted any more. */
  RESTORED,
  /** There is a role more. */
  ROLE_CREATED,
  /** The role has another name. */
  ROLE_RENAMED,
  /** There is a role less. */
  ROLE_DELETED,
  /** There is a field more. */
  FIELD_CREATED,
  /** The field is another. */
  FIELD_UPDATED,
  /** There is a field less. */
  FIELD_DELETED;

  /** The name in an address and in the keys of the texts. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one of that name. */
  static Optional<Done> named(String code) {
    return Stream.of(values()).filter(done -> done.code().equals(code)).findFirst();
  }
}
