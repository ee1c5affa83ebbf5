package dev.gatehouse.spring.web;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/**
 * Every way in which a request can fail, by a name that never changes.
 *
 * <p>The JSON API says it as a problem (RFC 9457) whose {@code type} is {@code
 * urn:gatehouse:problem:} and the name of the constant in kebab case, such as {@code
 * urn:gatehouse:problem:csrf-token-missing}; the pages say it in words.
 */
public enum Problem {
  /**
   * The request cannot be read: no strict JSON, or a member missing, unknown or of another type.
   */
  MALFORMED_REQUEST(HttpStatus.BAD_REQUEST, "The request cannot be read"),
  /** Address or password is wrong; which of the two is not said. */
  CREDENTIALS_WRONG(HttpStatus.UNAUTHORIZED, "Address or password is wrong"),
  /** Nobody is signed in. */
  SIGN_IN_REQUIRED(HttpStatus.UNAUTHORIZED, "Nobody is signed in"),
  /** The first factor was too long ago, tried too often, or is void. */
  CHALLENGE_OVER(HttpStatus.UNAUTHORIZED, "The first factor no longer counts; sign in anew"),
  /** The password is right, and the user has been deactivated. */
  USER_INACTIVE(HttpStatus.FORBIDDEN, "The account is deactivated"),
  /** The present password was to be typed again, and was not it. */
  PRESENT_PASSWORD_WRONG(HttpStatus.FORBIDDEN, "The present password is wrong"),
  /** The link is good, and nothing shows that its user follows it: neither session nor password. */
  PROOF_REQUIRED(HttpStatus.FORBIDDEN, "A session of the link's user is needed, or the password"),
  /** The user's roles require a second factor, and there is none; only setting it up is allowed. */
  SECOND_FACTOR_REQUIRED(HttpStatus.FORBIDDEN, "A second factor has to be set up first"),
  /** The second factor is on, and the request has no code of it. */
  CODE_NEEDED(HttpStatus.FORBIDDEN, "A code of the second factor is needed"),
  /** The code is wrong, early, late or used; which of these is not said. */
  CODE_WRONG(HttpStatus.FORBIDDEN, "The code is wrong or was used already"),
  /** A hundred wrong codes in a row; this kind of code is not taken until it is set up anew. */
  SECOND_FACTOR_STOPPED(HttpStatus.FORBIDDEN, "Codes of this kind are not taken any more"),
  /** Signing in by a mailed link is not offered. */
  MAGIC_LINKS_CLOSED(HttpStatus.FORBIDDEN, "Signing in by a mailed link is not offered"),
  /** Registration is not open to the public. */
  REGISTRATION_CLOSED(HttpStatus.FORBIDDEN, "Registration is closed"),
  /** The CSRF token is missing or not the one that was issued. */
  CSRF_TOKEN_MISSING(HttpStatus.FORBIDDEN, "The CSRF token is missing or stale"),
  /** The request was sent by a page of another site. */
  CROSS_SITE_REQUEST(HttpStatus.FORBIDDEN, "The request came from another site"),
  /** The user may not do that. */
  FORBIDDEN(HttpStatus.FORBIDDEN, "The user's roles do not allow that"),
  /** The user has not confirmed the address yet. */
  EMAIL_UNCONFIRMED(HttpStatus.FORBIDDEN, "The address is not confirmed"),
  /** Whoever asks does not stand over the user, or may not give or take this role. */
  RANK_TOO_LOW(HttpStatus.FORBIDDEN, "That is for who stands above the user or role"),
  /** Administrators set no passwords here; {@code gatehouse.password-change.by-administrators}. */
  PASSWORD_ASSIGNMENT_OFF(HttpStatus.FORBIDDEN, "Administrators set no passwords here"),
  /** There is no such user. */
  UNKNOWN_USER(HttpStatus.NOT_FOUND, "There is no such user"),
  /** There is no such role. */
  UNKNOWN_ROLE(HttpStatus.NOT_FOUND, "There is no such role"),
  /** There is nothing here. */
  NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing here"),
  /** The path exists, the method does not; {@code Allow} names those that do. */
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The method is not allowed here"),
  /** The client wants none of what can be sent. */
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "The answer is application/json"),
  /** Another user has the address. */
  ADDRESS_TAKEN(HttpStatus.CONFLICT, "Another user has the address"),
  /** The user has a password or has signed in, so that there is nothing left to accept. */
  INVITATION_ACCEPTED(HttpStatus.CONFLICT, "The user has accepted already"),
  /** It would leave nobody as an active Owner. */
  LAST_OWNER(HttpStatus.CONFLICT, "That would leave no active Owner"),
  /** There is a role of that name, in whatever case of its letters. */
  ROLE_NAME_TAKEN(HttpStatus.CONFLICT, "There is a role of that name"),
  /** The role is the system's own, and stays as it is. */
  SYSTEM_ROLE(HttpStatus.CONFLICT, "The role is the system's own"),
  /** A worker has the mail at this moment. */
  MAIL_UNDER_WAY(HttpStatus.CONFLICT, "The mail is being sent at this moment"),
  /** The mail was sent or given up. */
  MAIL_ENDED(HttpStatus.CONFLICT, "The mail does not wait any more"),
  /** Somebody holds the role. */
  ROLE_IN_USE(HttpStatus.CONFLICT, "Somebody holds the role"),
  /** There is a custom field of that key. */
  CUSTOM_FIELD_TAKEN(HttpStatus.CONFLICT, "There is a custom field of that key"),
  /** There are as many custom fields as there may be. */
  TOO_MANY_CUSTOM_FIELDS(HttpStatus.CONFLICT, "There are a hundred custom fields already"),
  /** The second factor is on already. */
  SECOND_FACTOR_ON(HttpStatus.CONFLICT, "The second factor is on already"),
  /** The second factor is not on. */
  SECOND_FACTOR_OFF(HttpStatus.CONFLICT, "The second factor is not on"),
  /** No setup of that id waits for its first code. */
  SETUP_OVER(HttpStatus.GONE, "No setup of that id waits for its first code"),
  /** The mailed link is unknown, used, run out, or was replaced by a newer one. */
  LINK_DEAD(HttpStatus.GONE, "The link is no longer good"),
  /** The body has more than 64 KiB or, for a picture, more than the settings allow. */
  BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
  /** The body is of a type that is not read here. */
  MEDIA_TYPE_UNSUPPORTED(
      HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body says no type, or one that is not read here"),
  /** Some fields will not do; {@code errors} says which and why. */
  INPUT_REJECTED(HttpStatus.UNPROCESSABLE_CONTENT, "Some fields will not do"),
  /** Too often; {@code Retry-After} says when again. */
  TOO_MANY_ATTEMPTS(HttpStatus.TOO_MANY_REQUESTS, "Too many attempts"),
  /** A fault of the server's. */
  INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "The server made a mistake"),
  /** The application keeps no pictures. */
  AVATARS_UNAVAILABLE(HttpStatus.NOT_IMPLEMENTED, "No pictures are kept here"),
  /** Too much to do; {@code Retry-After} says when again. */
  BUSY(HttpStatus.SERVICE_UNAVAILABLE, "The server is busy"),
  /** The database cannot be used; {@code Retry-After} says when again. */
  STORAGE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The server cannot reach its data");

  private static final String TYPE = "urn:gatehouse:problem:";

  private final HttpStatus status;
  private final String title;

  Problem(HttpStatus status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The status of the answer. */
  public HttpStatus status() {
    return status;
  }

  /** The name in kebab case, such as {@code csrf-token-missing}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What went wrong, in a few words for developers. */
  public String title() {
    return title;
  }

  /** The {@code type} of the problem. */
  public String type() {
    return TYPE + code();
  }
}
