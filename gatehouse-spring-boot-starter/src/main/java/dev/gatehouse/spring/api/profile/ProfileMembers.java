package dev.gatehouse.spring.api.profile;

import dev.gatehouse.field.FieldFault;
import dev.gatehouse.profile.ProfileField;
import dev.gatehouse.profile.ProfileForm;
import dev.gatehouse.spring.api.json.JsonKind;
import dev.gatehouse.spring.api.json.JsonMembers;
import dev.gatehouse.spring.api.json.JsonShape;
import dev.gatehouse.spring.web.Refusal.Fault;
import java.util.List;
import java.util.stream.Stream;

/** The fields of a profile as members of a body: left out they stay, null takes them back. */
public final class ProfileMembers {
  private ProfileMembers() {}

  /** The shape with these members besides. */
  public static JsonShape addedTo(JsonShape shape) {
    var more = shape;
    for (var field : ProfileField.values()) {
      more = more.orTexts(name(field)).where(name(field), JsonKind.TEXT.orNull());
    }
    return more;
  }

  /** What the body says of them. */
  public static ProfileForm form(JsonMembers body) {
    var form = ProfileForm.EMPTY;
    for (var field : ProfileField.values()) {
      var text = body.optionalText(name(field));
      form = text.isPresent() ? form.with(field, text.get()) : form;
    }
    return form;
  }

  /** What is wrong with them, by the names of the members. */
  public static Stream<Fault> faults(List<FieldFault> faults) {
    return faults.stream()
        .map(fault ->
            FieldFaults.of(
                fault,
                ProfileField.named(fault.field()).map(ProfileMembers::name).orElse(fault.field())));
  }

  private static String name(ProfileField field) {
    return switch (field) {
      case FIRST_NAME -> "firstName";
      case LAST_NAME -> "lastName";
      case USERNAME -> "userName";
      case TIME_ZONE -> "timeZone";
      case LOCALE -> "locale";
    };
  }
}
