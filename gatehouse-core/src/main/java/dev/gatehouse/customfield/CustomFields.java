package dev.gatehouse.customfield;

import dev.gatehouse.audit.Audit;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.client.Client;
import dev.gatehouse.events.Events;
import dev.gatehouse.field.Edit;
import dev.gatehouse.field.OwnEdits;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.user.UserId;
import dev.gatehouse.user.Users;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fields that an application adds to its users.
 *
 * <p>A user has at most a hundred, and together they are a JSON object of at most 64 KiB. Whoever
 * sets a field that is defined is held to its definition. Fields without a definition are for the
 * application alone. All changes to the fields of one user follow each other, so that none is lost.
 */
public final class CustomFields {
  private static final int LONGEST_IN_TRAIL = 100;

  private final Foundation foundation;
  private final Collaborators with;
  private final ValueRepository values = new ValueRepository();

  /** The services that the custom fields need. */
  public record Collaborators(
      Users users, Definitions definitions, OwnEdits edits, Audit audit, Events events) {}

  /** Makes the service. */
  public CustomFields(Foundation foundation, Collaborators with) {
    this.foundation = foundation;
    this.with = with;
  }

  /** Everything that is stored, for the application; nothing for an unknown user. */
  public SortedMap<FieldKey, FieldValue> of(UserId user) {
    return Collections.unmodifiableSortedMap(
        foundation.database().read(handle -> values.of(handle, user)));
  }

  /** What the field holds, or else its default; for the application. */
  public Optional<FieldValue> get(UserId user, FieldKey key) {
    return Optional.ofNullable(of(user).get(key))
        .or(() ->
            with.definitions().list().stream()
                .filter(field -> field.key().equals(key))
                .findFirst()
                .flatMap(CustomField::initial));
  }

  /** What the user may see of the own fields, defaults included. */
  public SortedMap<FieldKey, FieldValue> seenByUser(UserId user) {
    return held(user, shownToUsers());
  }

  /** What every field that is defined holds, defaults included: what administrators see. */
  public SortedMap<FieldKey, FieldValue> seenByAdmins(UserId user) {
    return held(user, with.definitions().list());
  }

  /** The same of those fields alone, and of several users at once; of no other keys. */
  public Map<UserId, SortedMap<FieldKey, FieldValue>> seenByAdmins(
      Set<UserId> users, Set<FieldKey> keys) {
    var fields =
        with.definitions().list().stream().filter(field -> keys.contains(field.key())).toList();
    if (users.isEmpty() || fields.isEmpty()) {
      return Map.of();
    }
    var stored = foundation.database().read(handle -> values.of(handle, users, keys));
    return users.stream()
        .collect(
            Collectors.toMap(
                user -> user, user -> held(stored.getOrDefault(user, Map.of()), fields)));
  }

  /** The fields that users see of themselves, in their places. */
  public List<CustomField> shownToUsers() {
    return with.definitions().list().stream()
        .filter(field -> field.enabled() && field.access().seenByUser())
        .toList();
  }

  private SortedMap<FieldKey, FieldValue> held(UserId user, List<CustomField> fields) {
    return held(of(user), fields);
  }

  private static SortedMap<FieldKey, FieldValue> held(
      Map<FieldKey, FieldValue> stored, List<CustomField> fields) {
    var seen = new TreeMap<FieldKey, FieldValue>();
    for (var field : fields) {
      Optional.ofNullable(stored.get(field.key()))
          .or(field::initial)
          .ifPresent(value -> seen.put(field.key(), value));
    }
    return Collections.unmodifiableSortedMap(seen);
  }

  /** The fields that must hold something and do not, such as those defined since the user came. */
  public List<FieldKey> missing(UserId user) {
    var stored = of(user);
    return with.definitions().list().stream()
        .filter(field -> field.enabled() && field.rules().required())
        .filter(field -> field.initial().isEmpty() && !stored.containsKey(field.key()))
        .map(CustomField::key)
        .toList();
  }

  /** Sets one field, by the application; the others stay. */
  public CustomFieldsUpdate set(UserId user, FieldKey key, FieldValue value) {
    return byHost(user, CustomFieldsForm.EMPTY.with(key, value));
  }

  /** Deletes what one field holds, by the application; the others stay. */
  public CustomFieldsUpdate delete(UserId user, FieldKey key) {
    return byHost(user, CustomFieldsForm.EMPTY.without(key));
  }

  /** Puts these in the place of all fields, by the application. */
  public CustomFieldsUpdate replace(UserId user, Map<FieldKey, FieldValue> fields) {
    return byHost(user, CustomFieldsForm.whole(fields));
  }

  /**
   * Changes the fields that the user may edit, as the user asks; every try counts to {@link
   * dev.gatehouse.field.FieldSettings#changes}.
   */
  public CustomFieldsUpdate updateOwn(UserId user, CustomFieldsForm form, Client client) {
    return with.edits()
        .refused(user)
        .<CustomFieldsUpdate>map(CustomFieldsUpdate.Throttled::new)
        .orElseGet(() -> update(Edit.own(user, client, foundation.now()), form));
  }

  private CustomFieldsUpdate byHost(UserId user, CustomFieldsForm form) {
    return update(Edit.byHost(user, foundation.now()), form);
  }

  private CustomFieldsUpdate update(Edit edit, CustomFieldsForm form) {
    return foundation.database().write(transaction -> update(transaction, edit, form));
  }

  /** Changes the fields as part of the transaction. */
  public CustomFieldsUpdate update(Transaction transaction, Edit edit, CustomFieldsForm form) {
    // the user's row is the lock of all the user's fields: their number and size are limited
    if (with.users().lock(transaction, edit.user()).isEmpty()) {
      return new CustomFieldsUpdate.UnknownUser();
    }
    var draft = draft(transaction, edit, form);
    if (!draft.faults().isEmpty()) {
      return new CustomFieldsUpdate.Rejected(draft.faults());
    }
    write(transaction, edit, draft);
    return new CustomFieldsUpdate.Updated(draft.changes());
  }

  /** What would come of the change; asked while the user's row is held. */
  public Draft draft(Transaction transaction, Edit edit, CustomFieldsForm form) {
    var definitions = with.definitions().list(transaction);
    var before = values.of(transaction.handle(), edit.user());
    return new Draft(definitions, before, edit.author(), form);
  }

  /** Makes the draft true, which must be without faults and of this transaction. */
  public void write(Transaction transaction, Edit edit, Draft draft) {
    if (draft.changes().isEmpty()) {
      return;
    }
    for (var key : draft.changes()) {
      Optional.ofNullable(draft.after().get(key))
          .ifPresentOrElse(
              value -> values.put(transaction, edit.user(), key, value),
              () -> values.delete(transaction, edit.user(), key));
    }
    with.audit().record(transaction, trail(edit, draft));
    with.events().publish(transaction, event(edit, draft));
  }

  private static CustomFieldsUpdated event(Edit edit, Draft draft) {
    var keys = draft.changes().stream().map(FieldKey::text).collect(Collectors.toSet());
    return new CustomFieldsUpdated(edit.user().value(), edit.at(), keys);
  }

  // of a field that is sensitive, or that only the application knows, no more than the name
  private static AuditEvent trail(Edit edit, Draft draft) {
    var names = draft.changes().stream().map(FieldKey::text).collect(Collectors.joining(", "));
    var event = edit.event("custom-fields-updated").with("fields", names);
    for (var field : draft.definitions()) {
      if (draft.changes().contains(field.key()) && !field.access().sensitive()) {
        event =
            event
                .with(field.key() + ".before", told(draft.before().get(field.key())))
                .with(field.key() + ".after", told(draft.after().get(field.key())));
      }
    }
    return event;
  }

  private static String told(@Nullable FieldValue value) {
    var json = value == null ? "" : value.json();
    return json.length() > LONGEST_IN_TRAIL ? json.substring(0, LONGEST_IN_TRAIL) + "…" : json;
  }
}
