package dev.gatehouse.spring.api.profile;

import static dev.gatehouse.spring.api.Audience.SIGNED_IN;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.customfield.CustomField;
import dev.gatehouse.customfield.CustomFields;
import dev.gatehouse.customfield.CustomFieldsForm;
import dev.gatehouse.customfield.CustomFieldsUpdate;
import dev.gatehouse.customfield.FieldKey;
import dev.gatehouse.customfield.FieldValue;
import dev.gatehouse.field.FieldFault;
import dev.gatehouse.field.FieldFault.Reason;
import dev.gatehouse.spring.api.Call;
import dev.gatehouse.spring.api.Done;
import dev.gatehouse.spring.api.Endpoint;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.api.json.JsonKind;
import dev.gatehouse.spring.api.json.JsonShape;
import dev.gatehouse.spring.web.JsonAnswers;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.userfield.FieldsUpdate;
import dev.gatehouse.userfield.UserFields;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BiFunction;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.util.RawValue;

/** Shows and changes the own fields by their names, those of the profile among them. */
final class FieldEndpoints {
  private static final JsonShape CHANGES = FieldMembers.in(JsonShape.of("fields"));
  private static final JsonShape VALUE = JsonShape.of("value").where("value", JsonKind.ANYTHING);

  private final UserFields fields;
  private final CustomFields custom;

  FieldEndpoints(Gatehouse gatehouse) {
    this.fields = gatehouse.userFields();
    this.custom = gatehouse.customFields();
  }

  EndpointGroup group() {
    return EndpointGroup.of(
        "Fields",
        Endpoint.get("fields", SIGNED_IN, "Shows what the user may see of the own fields.")
            .answers(HttpStatus.OK, OwnFields.class)
            .by(this::show),
        Endpoint.patch("fields", SIGNED_IN, "Changes the fields named, all or none; null clears.")
            .reads(CHANGES)
            .answers(HttpStatus.OK, OwnFields.class)
            .refuses(Problem.INPUT_REJECTED, Problem.TOO_MANY_ATTEMPTS)
            .by(this::change),
        Endpoint.get("field-definitions", SIGNED_IN, "Says what the own custom fields are.")
            .answers(HttpStatus.OK, OwnFieldList.class)
            .by(call -> JsonAnswers.answer(HttpStatus.OK, OwnFieldList.of(custom.shownToUsers()))),
        one(
            Endpoint.put("fields/{key}", SIGNED_IN, "Sets one own custom field; null clears it.")
                .reads(VALUE),
            (call, key) -> set(call, key)),
        one(
            Endpoint.delete("fields/{key}", SIGNED_IN, "Clears one own custom field."),
            (call, key) -> change(call, CustomFieldsForm.EMPTY.without(key))));
  }

  private static Endpoint one(
      Endpoint.Draft draft, BiFunction<Call, FieldKey, ServerResponse> handler) {
    return draft
        .answers(HttpStatus.OK, Done.class)
        .refuses(Problem.INPUT_REJECTED, Problem.TOO_MANY_ATTEMPTS)
        .by(call ->
            FieldKey.parse(call.path("key"))
                .map(key -> handler.apply(call, key))
                .orElseGet(() -> refused(call, Reason.UNKNOWN)));
  }

  private ServerResponse show(Call call) {
    return JsonAnswers.answer(
        HttpStatus.OK, new OwnFields(FieldMembers.written(fields.seenByUser(call.user().id()))));
  }

  private ServerResponse change(Call call) {
    var reading = FieldMembers.read(call.body());
    if (!reading.faults().isEmpty()) {
      return refused(call, reading.faults());
    }
    return switch (fields.updateOwn(call.user().id(), reading.form(), call.client())) {
      case FieldsUpdate.Updated() -> show(call);
      case FieldsUpdate.Rejected(var faults) -> refused(call, faults);
      case FieldsUpdate.Throttled(var retryAfter) ->
          call.refused(Problem.TOO_MANY_ATTEMPTS, retryAfter);
      // the user has gone since the session was checked
      case FieldsUpdate.UnknownUser() -> call.refused(Problem.SIGN_IN_REQUIRED);
      case FieldsUpdate.Forbidden() -> refused(call, Reason.FORBIDDEN);
    };
  }

  private ServerResponse set(Call call, FieldKey key) {
    var json = call.body().json("value");
    if (json.isEmpty()) {
      return change(call, CustomFieldsForm.EMPTY.without(key));
    }
    return FieldValue.parse(json.get())
        .map(value -> change(call, CustomFieldsForm.EMPTY.with(key, value)))
        .orElseGet(() -> refused(call, Reason.MALFORMED));
  }

  private ServerResponse change(Call call, CustomFieldsForm form) {
    return switch (custom.updateOwn(call.user().id(), form, call.client())) {
      case CustomFieldsUpdate.Updated(var changed) ->
          Done.ok(changed.isEmpty() ? "unchanged" : "changed");
      case CustomFieldsUpdate.Rejected(var faults) -> refused(call, faults);
      case CustomFieldsUpdate.Throttled(var retryAfter) ->
          call.refused(Problem.TOO_MANY_ATTEMPTS, retryAfter);
      case CustomFieldsUpdate.UnknownUser() -> call.refused(Problem.SIGN_IN_REQUIRED);
    };
  }

  private static ServerResponse refused(Call call, Reason reason) {
    return refused(call, List.of(new FieldFault(call.path("key"), reason)));
  }

  private static ServerResponse refused(Call call, List<FieldFault> faults) {
    return call.refused(Problem.INPUT_REJECTED, FieldFaults.of(faults));
  }

  /** Fields by their names, as JSON. */
  record OwnFields(SortedMap<String, RawValue> fields) {}

  /** What the own custom fields are, in their order, as JSON. */
  record OwnFieldList(List<OwnField> items) {
    static OwnFieldList of(List<CustomField> fields) {
      return new OwnFieldList(fields.stream().map(OwnField::of).toList());
    }
  }

  /** What a custom field is, as its user sees it, as JSON. */
  record OwnField(
      String key,
      String label,
      String type,
      List<String> options,
      Optional<RawValue> initial,
      boolean required,
      Optional<BigDecimal> least,
      Optional<BigDecimal> most,
      Optional<String> pattern,
      boolean editable) {
    static OwnField of(CustomField field) {
      return new OwnField(
          field.key().text(),
          field.label(),
          field.type().name().toLowerCase(Locale.ROOT),
          field.options(),
          FieldMembers.written(field.initial()),
          field.rules().required(),
          field.rules().least(),
          field.rules().most(),
          field.rules().pattern(),
          field.access().editedByUser());
    }
  }
}
