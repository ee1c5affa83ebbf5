package dev.gatehouse.spring.pages.admin.userfield;

import dev.gatehouse.customfield.CustomField;
import dev.gatehouse.oversight.UserRecord;
import dev.gatehouse.profile.ProfileField;
import dev.gatehouse.spring.pages.admin.Office;
import dev.gatehouse.spring.pages.field.Choices;
import dev.gatehouse.spring.pages.field.FieldView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * The fields of the user in the form: as they are stored, or as they were typed.
 *
 * @param marks what the fields held when the form was first shown, in short
 */
public record ShownFields(List<FieldView> all, String marks) {
  static final String MARKS = "marks";

  /** The user's fields; those that are defined for who may see them. */
  public static ShownFields of(UserRecord known, Office office, ServerRequest request) {
    var profile = known.listed().user().profile();
    var stored =
        Stream.concat(
                Stream.of(ProfileField.values())
                    .map(field -> FieldView.of(field, field.of(profile))),
                known.details().stream()
                    .flatMap(details ->
                        office.gatehouse().fieldDefinitions().list().stream()
                            .map(field -> FieldView.of(field, held(field, details)))))
            .toList();
    var marks =
        stored.stream()
            .map(field -> ChangedFields.mark(field.key(), field.values()))
            .collect(Collectors.joining(" "));
    return new ShownFields(
        stored.stream().map(field -> typed(field, request)).toList(),
        request.param(MARKS).orElse(marks));
  }

  /** The languages to choose from. */
  public List<Choices.Choice> languages() {
    return Choices.LANGUAGES;
  }

  /** The time zones to choose from, by their regions. */
  public Map<String, List<Choices.Choice>> zones() {
    return Choices.ZONES;
  }

  /** Whether the user has, or somebody has typed, a time zone that is not among them. */
  public boolean otherZone() {
    return all.stream()
        .anyMatch(field -> field.type().equals("zone") && !Choices.offersZone(field.value()));
  }

  private static List<String> held(CustomField field, UserRecord.Details details) {
    return Optional.ofNullable(details.fields().get(field.key()))
        .map(FieldView::written)
        .orElse(List.of());
  }

  private static FieldView typed(FieldView field, ServerRequest request) {
    return FieldView.sent(field.key(), request).map(field::with).orElse(field);
  }
}
