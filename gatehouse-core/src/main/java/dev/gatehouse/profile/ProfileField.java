package dev.gatehouse.profile;

import dev.gatehouse.field.FieldFault.Reason;
import dev.gatehouse.user.Profile;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What users can say about themselves; an empty text always takes back what was said. */
public enum ProfileField {
  /** A {@link PersonName}. */
  FIRST_NAME,
  /** A {@link PersonName}. */
  LAST_NAME,
  /** A {@link Username}. */
  USERNAME,
  /** A {@link TimeZoneName}. */
  TIME_ZONE,
  /** A {@link LocaleTag}. */
  LOCALE;

  /** The field of that key. */
  public static Optional<ProfileField> named(String key) {
    return Stream.of(values()).filter(field -> field.key().equals(key)).findFirst();
  }

  /** The field's name in forms, events and the audit trail, such as {@code first_name}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the profile says here; empty for nothing. */
  public String of(Profile profile) {
    return switch (this) {
      case FIRST_NAME -> profile.firstName();
      case LAST_NAME -> profile.lastName();
      case USERNAME -> profile.username().orElse("");
      case TIME_ZONE -> profile.timeZone().orElse("");
      case LOCALE -> profile.locale().orElse("");
    };
  }

  /** What is wrong with the text, if anything is. */
  Optional<Reason> fault(String text) {
    return text.isEmpty() || canonical(text).isPresent()
        ? Optional.empty()
        : Optional.of(reason(text));
  }

  /** The text as it is stored; empty when it will not do. */
  Optional<String> canonical(String text) {
    if (text.isBlank()) {
      return this == USERNAME && !text.isEmpty() ? Optional.empty() : Optional.of("");
    }
    return switch (this) {
      case FIRST_NAME, LAST_NAME -> PersonName.parse(text).map(PersonName::text);
      case USERNAME -> Username.parse(text).map(Username::text);
      case TIME_ZONE -> TimeZoneName.parse(text).map(TimeZoneName::text);
      case LOCALE -> LocaleTag.parse(text).map(LocaleTag::text);
    };
  }

  private Reason reason(String text) {
    return switch (this) {
      case FIRST_NAME, LAST_NAME -> PersonName.tooLong(text) ? Reason.TOO_LONG : Reason.MALFORMED;
      case USERNAME -> {
        if (text.length() > Username.LONGEST) {
          yield Reason.TOO_LONG;
        }
        yield text.length() < Username.SHORTEST ? Reason.TOO_SHORT : Reason.MALFORMED;
      }
      case TIME_ZONE, LOCALE -> Reason.UNKNOWN;
    };
  }
}
