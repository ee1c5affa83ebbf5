package dev.gatehouse.customfield;

import dev.gatehouse.field.Edit;
import dev.gatehouse.field.FieldFault;
import dev.gatehouse.field.FieldFault.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A user's custom fields as they would be after a change, and what is wrong with that. */
public final class Draft {
  static final int MOST_FIELDS = 100;
  static final int MOST_BYTES = 64 * 1024;

  // quotes, colon and comma
  private static final int BYTES_AROUND_A_FIELD = 4;

  private final Map<FieldKey, CustomField> definitions;
  private final Edit.Author author;
  private final CustomFieldsForm form;
  private final SortedMap<FieldKey, FieldValue> before;
  private final SortedMap<FieldKey, FieldValue> after;

  Draft(
      List<CustomField> definitions,
      SortedMap<FieldKey, FieldValue> before,
      Edit.Author author,
      CustomFieldsForm form) {
    this.definitions =
        definitions.stream().collect(Collectors.toMap(CustomField::key, Function.identity()));
    this.author = author;
    this.form = form;
    this.before = before;
    this.after = changed();
  }

  private SortedMap<FieldKey, FieldValue> changed() {
    var values = new TreeMap<>(before);
    if (form.whole()) {
      // what the author cannot edit cannot be lost by the author's form
      values.keySet().removeIf(key -> refusal(key).isEmpty());
    }
    values.keySet().removeAll(form.cleared());
    form.set()
        .forEach((key, value) -> {
          if (definitions.containsKey(key) && value.empty()) {
            values.remove(key);
          } else {
            values.put(key, value);
          }
        });
    return values;
  }

  Collection<CustomField> definitions() {
    return definitions.values();
  }

  SortedMap<FieldKey, FieldValue> before() {
    return before;
  }

  SortedMap<FieldKey, FieldValue> after() {
    return after;
  }

  /** The fields that hold something else than before. */
  SortedSet<FieldKey> changes() {
    var keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    keys.removeIf(
        key -> Optional.ofNullable(before.get(key)).equals(Optional.ofNullable(after.get(key))));
    return keys;
  }

  /** Everything that is wrong with it. */
  public List<FieldFault> faults() {
    var faults = new ArrayList<FieldFault>();
    for (var key : mentioned()) {
      refusal(key)
          .or(() -> valueFault(key))
          .ifPresent(reason -> faults.add(new FieldFault(key.text(), reason)));
    }
    if (after.size() > MOST_FIELDS || bytes() > MOST_BYTES) {
      faults.add(new FieldFault("custom_fields", Reason.TOO_MANY));
    }
    return faults;
  }

  private SortedSet<FieldKey> mentioned() {
    var keys = new TreeSet<>(form.set().keySet());
    keys.addAll(form.cleared());
    if (form.whole()) {
      definitions.keySet().stream().filter(key -> refusal(key).isEmpty()).forEach(keys::add);
    }
    return keys;
  }

  /** Why the author may not touch the field at all. */
  private Optional<Reason> refusal(FieldKey key) {
    var field = Optional.ofNullable(definitions.get(key));
    return switch (author) {
      case HOST -> Optional.empty();
      case ADMIN -> field.isPresent() ? Optional.empty() : Optional.of(Reason.UNKNOWN);
      case USER -> field.map(Draft::refusalOfUser).orElse(Optional.of(Reason.UNKNOWN));
    };
  }

  // a field that the user does not see is not told from one that is not there
  private static Optional<Reason> refusalOfUser(CustomField field) {
    if (!field.enabled() || !field.access().seenByUser()) {
      return Optional.of(Reason.UNKNOWN);
    }
    return field.access().editedByUser() ? Optional.empty() : Optional.of(Reason.FORBIDDEN);
  }

  private Optional<Reason> valueFault(FieldKey key) {
    var field = Optional.ofNullable(definitions.get(key));
    if (field.isEmpty()) {
      return Optional.empty();
    }
    var value = Optional.ofNullable(after.get(key));
    return value.isPresent()
        ? field.get().fault(value.get())
        : field
            .filter(missing -> missing.rules().required() && missing.initial().isEmpty())
            .map(missing -> Reason.REQUIRED);
  }

  private int bytes() {
    return after.entrySet().stream()
        .mapToInt(entry ->
            BYTES_AROUND_A_FIELD
                + entry.getKey().text().length()
                + entry.getValue().json().getBytes(StandardCharsets.UTF_8).length)
        .sum();
  }
}
