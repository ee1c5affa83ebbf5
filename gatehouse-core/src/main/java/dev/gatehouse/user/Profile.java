package dev.gatehouse.user;

import java.util.Optional;

/**
 * What users say about themselves.
 *
 * @param username the name the user goes by, unique without regard to case
 * @param firstName may be empty
 * @param lastName may be empty
 * @param timeZone an IANA name such as {@code Europe/Paris}, or a fixed offset such as {@code
 *     +05:30}
 * @param locale the BCP 47 tag that the user has chosen
 */
public record Profile(
    Optional<String> username,
    String firstName,
    String lastName,
    Optional<String> timeZone,
    Optional<String> locale) {
  /** Nothing said. */
  public static final Profile EMPTY =
      new Profile(Optional.empty(), "", "", Optional.empty(), Optional.empty());
}
