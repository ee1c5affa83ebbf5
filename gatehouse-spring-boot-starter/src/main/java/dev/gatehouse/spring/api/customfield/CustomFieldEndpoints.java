package dev.gatehouse.spring.api.customfield;

import static dev.gatehouse.spring.api.Audience.ADMIN;

import dev.gatehouse.customfield.CustomField;
import dev.gatehouse.customfield.FieldKey;
import dev.gatehouse.field.FieldFault;
import dev.gatehouse.field.FieldFault.Reason;
import dev.gatehouse.spring.api.Call;
import dev.gatehouse.spring.api.Endpoint;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.api.json.JsonKind;
import dev.gatehouse.spring.api.json.JsonShape;
import dev.gatehouse.spring.api.profile.FieldFaults;
import dev.gatehouse.spring.api.profile.FieldMembers;
import dev.gatehouse.spring.web.JsonAnswers;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal.Fault;
import dev.gatehouse.userfield.DefinitionChange;
import dev.gatehouse.userfield.FieldDefinitions;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.util.RawValue;

/** Defines custom fields. */
final class CustomFieldEndpoints {
  private static final int MOST = 100;
  private static final JsonShape ORDER =
      JsonShape.of("first").where("first", new JsonKind.Texts(MOST));

  private final FieldDefinitions definitions;

  CustomFieldEndpoints(FieldDefinitions definitions) {
    this.definitions = definitions;
  }

  EndpointGroup group() {
    return EndpointGroup.of(
        "Custom fields",
        Endpoint.get("custom-fields", ADMIN, "Lists every custom field, in their order.")
            .answers(HttpStatus.OK, CustomFieldList.class)
            .by(call -> list()),
        creation(),
        Endpoint.put("custom-fields/{key}", ADMIN, "Defines the field anew, in its whole.")
            .reads(DefinitionMembers.REPLACEMENT)
            .answers(HttpStatus.OK, CustomFieldEntry.class)
            .refuses(Problem.INPUT_REJECTED, Problem.NOT_FOUND)
            .by(call -> of(call, key -> replace(call, key))),
        Endpoint.delete("custom-fields/{key}", ADMIN, "Removes the definition; the values stay.")
            .answers(HttpStatus.NO_CONTENT)
            .refuses(Problem.NOT_FOUND)
            .by(call -> of(call, key -> delete(call, key))),
        Endpoint.put("custom-field-order", ADMIN, "Puts these fields first; the others follow.")
            .reads(ORDER)
            .answers(HttpStatus.OK, CustomFieldList.class)
            .refuses(Problem.NOT_FOUND)
            .by(this::reorder));
  }

  private Endpoint creation() {
    return Endpoint.post("custom-fields", ADMIN, "Defines a field, behind the others.")
        .reads(DefinitionMembers.CREATION)
        .answers(HttpStatus.CREATED, CustomFieldEntry.class)
        .refuses(Problem.INPUT_REJECTED)
        .refuses(Problem.CUSTOM_FIELD_TAKEN, Problem.TOO_MANY_CUSTOM_FIELDS)
        .by(this::create);
  }

  private static ServerResponse of(Call call, Function<FieldKey, ServerResponse> act) {
    return FieldKey.parse(call.path("key"))
        .map(act)
        .orElseGet(() -> call.refused(Problem.NOT_FOUND));
  }

  private ServerResponse list() {
    var entries = definitions.list().stream().map(CustomFieldEntry::of).toList();
    return JsonAnswers.answer(HttpStatus.OK, new CustomFieldList(entries));
  }

  private ServerResponse create(Call call) {
    var key = FieldKey.parse(call.body().text("key"));
    if (key.isEmpty()) {
      return rejected(call, new FieldFault("key", Reason.MALFORMED));
    }
    if (!DefinitionMembers.holdsInitial(call.body())) {
      return rejected(call, new FieldFault("initial", Reason.MALFORMED));
    }
    var field = DefinitionMembers.read(key.get(), call.body());
    return answer(
        call, definitions.create(call.actor(), field), () -> entry(HttpStatus.CREATED, field));
  }

  private ServerResponse replace(Call call, FieldKey key) {
    if (!DefinitionMembers.holdsInitial(call.body())) {
      return rejected(call, new FieldFault("initial", Reason.MALFORMED));
    }
    var field = DefinitionMembers.read(key, call.body());
    return answer(call, definitions.update(call.actor(), field), () -> entry(HttpStatus.OK, field));
  }

  private ServerResponse delete(Call call, FieldKey key) {
    return answer(
        call, definitions.delete(call.actor(), key), () -> ServerResponse.noContent().build());
  }

  private ServerResponse reorder(Call call) {
    var first = call.body().texts("first").stream().map(FieldKey::parse).toList();
    return first.stream().allMatch(Optional::isPresent)
        ? answer(
            call,
            definitions.reorder(call.actor(), first.stream().flatMap(Optional::stream).toList()),
            this::list)
        : call.refused(Problem.NOT_FOUND);
  }

  private static ServerResponse answer(
      Call call, DefinitionChange change, Supplier<ServerResponse> changed) {
    return switch (change) {
      case DefinitionChange.Changed() -> changed.get();
      case DefinitionChange.Rejected(var faults) ->
          call.refused(
              Problem.INPUT_REJECTED, faults.stream().map(CustomFieldEndpoints::of).toList());
      case DefinitionChange.KeyTaken() -> call.refused(Problem.CUSTOM_FIELD_TAKEN);
      case DefinitionChange.TooMany() -> call.refused(Problem.TOO_MANY_CUSTOM_FIELDS);
      case DefinitionChange.UnknownField() -> call.refused(Problem.NOT_FOUND);
      case DefinitionChange.Forbidden() -> call.refused(Problem.FORBIDDEN);
    };
  }

  private static ServerResponse rejected(Call call, FieldFault fault) {
    return call.refused(Problem.INPUT_REJECTED, List.of(of(fault)));
  }

  // what the core tells of a group of members, the API tells of one of them
  private static Fault of(FieldFault fault) {
    return FieldFaults.of(
        fault,
        switch (fault.field()) {
          case "rules" -> "least";
          case "access" -> "editedByUser";
          default -> fault.field();
        });
  }

  private static ServerResponse entry(HttpStatus status, CustomField field) {
    return JsonAnswers.answer(status, CustomFieldEntry.of(field));
  }

  /** The custom fields, in their order, as JSON. */
  record CustomFieldList(List<CustomFieldEntry> items) {}

  /** What a custom field is, as JSON. */
  record CustomFieldEntry(
      String key,
      String label,
      String type,
      List<String> options,
      Optional<RawValue> initial,
      boolean required,
      Optional<BigDecimal> least,
      Optional<BigDecimal> most,
      Optional<String> pattern,
      boolean seenByUser,
      boolean editedByUser,
      boolean sensitive,
      boolean enabled) {
    static CustomFieldEntry of(CustomField field) {
      return new CustomFieldEntry(
          field.key().text(),
          field.label(),
          DefinitionMembers.name(field.type()),
          field.options(),
          FieldMembers.written(field.initial()),
          field.rules().required(),
          field.rules().least(),
          field.rules().most(),
          field.rules().pattern(),
          field.access().seenByUser(),
          field.access().editedByUser(),
          field.access().sensitive(),
          field.enabled());
    }
  }
}
