package dev.gatehouse.profile;

import dev.gatehouse.field.FieldFault;
import dev.gatehouse.user.Profile;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody typed into some or all fields of a profile.
 *
 * @param texts the fields that are to be set, an empty text to clear one; the others stay
 */
public record ProfileForm(Map<ProfileField, String> texts) {
  /** Nothing typed. */
  public static final ProfileForm EMPTY = new ProfileForm(Map.of());

  /** Keeps its own copy, in the order of the fields. */
  public ProfileForm {
    var ordered = new EnumMap<ProfileField, String>(ProfileField.class);
    ordered.putAll(texts);
    texts = Collections.unmodifiableMap(ordered);
  }

  /** The same with this field set too. */
  public ProfileForm with(ProfileField field, String text) {
    var more = new EnumMap<ProfileField, String>(ProfileField.class);
    more.putAll(texts);
    more.put(field, text);
    return new ProfileForm(more);
  }

  /** Every fault that can be seen without asking who else has the user name. */
  public List<FieldFault> faults() {
    return texts.entrySet().stream()
        .flatMap(typed ->
            typed.getKey().fault(typed.getValue()).stream()
                .map(reason -> new FieldFault(typed.getKey().key(), reason)))
        .toList();
  }

  /** The user name typed, if it is one. */
  public Optional<Username> username() {
    return Optional.ofNullable(texts.get(ProfileField.USERNAME)).flatMap(Username::parse);
  }

  /** The profile with these fields set, for a form without faults. */
  public Profile over(Profile before) {
    return new Profile(
        optional(ProfileField.USERNAME, before),
        text(ProfileField.FIRST_NAME, before),
        text(ProfileField.LAST_NAME, before),
        optional(ProfileField.TIME_ZONE, before),
        optional(ProfileField.LOCALE, before));
  }

  private String text(ProfileField field, Profile before) {
    var typed = texts.get(field);
    return typed == null ? field.of(before) : field.canonical(typed).orElseThrow();
  }

  private Optional<String> optional(ProfileField field, Profile before) {
    return Optional.of(text(field, before)).filter(text -> !text.isEmpty());
  }
}
