package dev.gatehouse.userfield;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.administration.Desk;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.customfield.CustomField;
import dev.gatehouse.customfield.Definitions;
import dev.gatehouse.customfield.FieldKey;
import dev.gatehouse.internal.sql.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Defines custom fields; for Owners and Admins.
 *
 * <p>A definition holds for what is set from then on. What users hold stays when a definition
 * changes or goes; without one it is the application's alone.
 */
public final class FieldDefinitions {
  private final Desk desk;
  private final Definitions definitions;

  /** Makes the service. */
  public FieldDefinitions(Desk desk, Definitions definitions) {
    this.desk = desk;
    this.definitions = definitions;
  }

  /** Every definition, in its place. */
  public List<CustomField> list() {
    return definitions.list();
  }

  /** Defines one more field, behind the others. */
  public DefinitionChange create(Actor actor, CustomField field) {
    return change(
        actor,
        transaction -> {
          if (!field.faults().isEmpty()) {
            return new DefinitionChange.Rejected(field.faults());
          }
          if (definitions.list(transaction).size() >= Definitions.MOST) {
            return new DefinitionChange.TooMany();
          }
          return definitions.add(transaction, field)
              ? concluded(transaction, actor, "custom-field-created", described(field))
              : new DefinitionChange.KeyTaken();
        });
  }

  /** Defines the field of that key anew. */
  public DefinitionChange update(Actor actor, CustomField field) {
    return change(
        actor,
        transaction -> {
          if (!field.faults().isEmpty()) {
            return new DefinitionChange.Rejected(field.faults());
          }
          return definitions.replace(transaction, field)
              ? concluded(transaction, actor, "custom-field-updated", described(field))
              : new DefinitionChange.UnknownField();
        });
  }

  /** Removes the definition; what users hold becomes the application's alone. */
  public DefinitionChange delete(Actor actor, FieldKey key) {
    return change(
        actor,
        transaction ->
            definitions.remove(transaction, key)
                ? concluded(transaction, actor, "custom-field-deleted", Map.of("key", key.text()))
                : new DefinitionChange.UnknownField());
  }

  /** Puts these fields first, in this order; the others follow as they stood. */
  public DefinitionChange reorder(Actor actor, List<FieldKey> first) {
    return change(
        actor,
        transaction -> {
          var known = definitions.list(transaction).stream().map(CustomField::key).toList();
          if (!known.containsAll(first)) {
            return new DefinitionChange.UnknownField();
          }
          var wanted = first.stream().distinct().toList();
          definitions.order(transaction, wanted);
          var keys = wanted.stream().map(FieldKey::text).collect(Collectors.joining(", "));
          return concluded(transaction, actor, "custom-fields-reordered", Map.of("first", keys));
        });
  }

  private DefinitionChange change(Actor actor, Function<Transaction, DefinitionChange> act) {
    return desk.foundation()
        .database()
        .write(transaction -> {
          // also so that changes of definitions follow each other
          desk.roles().lockRanks(transaction);
          return desk.isAdmin(transaction, actor)
              ? act.apply(transaction)
              : new DefinitionChange.Forbidden();
        });
  }

  private DefinitionChange concluded(
      Transaction transaction, Actor actor, String act, Map<String, String> details) {
    var now = desk.foundation().now();
    var user = actor.user().value();
    desk.audit()
        .record(
            transaction,
            new AuditEvent(
                now,
                act,
                Optional.of(user),
                Optional.empty(),
                Optional.of(actor.client()),
                details));
    desk.events().publish(transaction, new CustomFieldsDefined(user, now));
    return new DefinitionChange.Changed();
  }

  // what there is of it, in the words of the settings page and of JSON
  private static Map<String, String> described(CustomField field) {
    var rules = field.rules();
    var details = new HashMap<String, String>();
    details.put("key", field.key().text());
    details.put("type", field.type().name().toLowerCase(Locale.ROOT));
    details.put("enabled", String.valueOf(field.enabled()));
    details.put("required", String.valueOf(rules.required()));
    details.put("seenByUser", String.valueOf(field.access().seenByUser()));
    details.put("editedByUser", String.valueOf(field.access().editedByUser()));
    details.put("sensitive", String.valueOf(field.access().sensitive()));
    rules.least().ifPresent(least -> details.put("least", least.toPlainString()));
    rules.most().ifPresent(most -> details.put("most", most.toPlainString()));
    rules.pattern().ifPresent(pattern -> details.put("pattern", pattern));
    return details;
  }
}
