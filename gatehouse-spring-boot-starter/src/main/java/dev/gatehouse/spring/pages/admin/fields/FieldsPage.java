package dev.gatehouse.spring.pages.admin.fields;

import dev.gatehouse.customfield.CustomField;
import dev.gatehouse.customfield.FieldKey;
import dev.gatehouse.field.FieldFault;
import dev.gatehouse.spring.pages.FormFault;
import dev.gatehouse.spring.pages.admin.Done;
import dev.gatehouse.spring.pages.admin.Office;
import dev.gatehouse.spring.pages.field.FieldFaults;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.userfield.DefinitionChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The custom fields: listed, created, changed, put in order and deleted. */
final class FieldsPage {
  private static final String PAGE = "admin/fields";
  private static final String LIST = "admin-field-list";
  private static final String FORM = "admin-field";

  /** The parts of a definition that may be wrong, and of which the page says what is right. */
  private static final Set<String> SAID = Set.of("label", "options", "rules", "pattern", "access");

  private final Office office;

  FieldsPage(Office office) {
    this.office = office;
  }

  ServerResponse list(ServerRequest request) {
    var fields = office.gatehouse().fieldDefinitions().list();
    return office.show(
        LIST, Map.of("fields", fields.stream().map(DefinitionForm::of).toList()), request);
  }

  ServerResponse show(ServerRequest request) {
    return onField(
        request, field -> office.show(FORM, model(DefinitionForm.of(field), false), request));
  }

  ServerResponse showNew(ServerRequest request) {
    return office.show(FORM, model(DefinitionForm.empty(), true), request);
  }

  private static Map<String, ?> model(Map<String, Object> values, boolean fresh) {
    var model = new HashMap<String, Object>();
    model.put("typed", values);
    model.put("fresh", fresh);
    model.put("types", DefinitionForm.types());
    return model;
  }

  ServerResponse create(ServerRequest request) {
    var key = FieldKey.parse(request.param("key").orElse("").strip());
    if (key.isEmpty()) {
      return faulty(true, unnamed(request), request);
    }
    var definitions = office.gatehouse().fieldDefinitions();
    return with(
        key.get(),
        true,
        request,
        field ->
            answer(definitions.create(office.actor(request), field), Done.FIELD_CREATED, request));
  }

  private static List<FormFault> unnamed(ServerRequest request) {
    var faults = new ArrayList<FormFault>();
    faults.add(FormFault.of("key", "admin-definition-key"));
    if (request.param("label").orElse("").isBlank()) {
      faults.add(FormFault.of("label", "admin-definition-label"));
    }
    return faults;
  }

  ServerResponse change(ServerRequest request) {
    var definitions = office.gatehouse().fieldDefinitions();
    return onField(
        request,
        known ->
            with(
                known.key(),
                false,
                request,
                field ->
                    answer(
                        definitions.update(office.actor(request), field),
                        Done.FIELD_UPDATED,
                        request)));
  }

  ServerResponse delete(ServerRequest request) {
    var definitions = office.gatehouse().fieldDefinitions();
    return onField(
        request,
        field ->
            answer(
                definitions.delete(office.actor(request), field.key()),
                Done.FIELD_DELETED,
                request));
  }

  ServerResponse putFirst(ServerRequest request) {
    var definitions = office.gatehouse().fieldDefinitions();
    return onField(
        request,
        field ->
            answer(
                definitions.reorder(office.actor(request), List.of(field.key())),
                Done.FIELD_UPDATED,
                request));
  }

  private ServerResponse onField(ServerRequest request, Function<CustomField, ServerResponse> act) {
    return FieldKey.parse(request.pathVariable("key"))
        .flatMap(this::field)
        .map(act)
        .orElseGet(() -> office.refuse(Problem.NOT_FOUND));
  }

  private Optional<CustomField> field(FieldKey key) {
    return office.gatehouse().fieldDefinitions().list().stream()
        .filter(field -> field.key().equals(key))
        .findFirst();
  }

  private ServerResponse with(
      FieldKey key,
      boolean fresh,
      ServerRequest request,
      Function<CustomField, ServerResponse> act) {
    var reading = DefinitionForm.read(key, request);
    var unread =
        reading.unread().stream()
            .map(name -> FormFault.of(name, "admin-definition-" + name))
            .toList();
    return reading.field().map(act).orElseGet(() -> faulty(fresh, unread, request));
  }

  private ServerResponse answer(DefinitionChange change, Done done, ServerRequest request) {
    var fresh = done == Done.FIELD_CREATED;
    return switch (change) {
      case DefinitionChange.Changed() -> office.done(done, PAGE, request);
      case DefinitionChange.Rejected(var faults) ->
          faulty(fresh, faults.stream().map(FieldsPage::fault).toList(), request);
      case DefinitionChange.KeyTaken() ->
          faulty(fresh, List.of(FormFault.of("key", "admin-definition-taken")), request);
      case DefinitionChange.TooMany() -> office.refuse(Problem.TOO_MANY_CUSTOM_FIELDS);
      case DefinitionChange.UnknownField() -> office.refuse(Problem.NOT_FOUND);
      case DefinitionChange.Forbidden() -> office.refuse(Problem.FORBIDDEN);
    };
  }

  // what the core tells of a group of fields, the form tells of one of them
  private static FormFault fault(FieldFault fault) {
    var field =
        switch (fault.field()) {
          case "rules" -> "least";
          case "access" -> "editedByUser";
          default -> fault.field();
        };
    return SAID.contains(fault.field())
        ? FormFault.of(field, "admin-definition-" + fault.field())
        : new FormFault(field, "field-" + FieldFaults.reason(fault), field);
  }

  private ServerResponse faulty(boolean fresh, List<FormFault> faults, ServerRequest request) {
    var typed = DefinitionForm.typed(request);
    if (!fresh) {
      typed.put("key", request.pathVariable("key"));
    }
    return office.faulty(FORM, model(typed, fresh), faults, request);
  }
}
