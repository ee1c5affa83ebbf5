package dev.gatehouse.userfield;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.administration.Desk;
import dev.gatehouse.client.Client;
import dev.gatehouse.customfield.CustomFields;
import dev.gatehouse.customfield.Draft;
import dev.gatehouse.customfield.FieldKey;
import dev.gatehouse.customfield.FieldValue;
import dev.gatehouse.field.Edit;
import dev.gatehouse.field.FieldFault;
import dev.gatehouse.field.OwnEdits;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.profile.ProfileField;
import dev.gatehouse.profile.ProfileForm;
import dev.gatehouse.profile.ProfileUpdate;
import dev.gatehouse.profile.Profiles;
import dev.gatehouse.user.UserId;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Profile and custom fields, read and changed by their names alone.
 *
 * <p>One change is one transaction: all of it is kept or nothing. An address, a password, a status,
 * a role or an id is never reached by this way, nor can a custom field bear such a name.
 */
public final class UserFields {
  private final Foundation foundation;
  private final Desk desk;
  private final Profiles profiles;
  private final CustomFields custom;
  private final OwnEdits edits;

  /** The services that the fields need. */
  public record Collaborators(Desk desk, Profiles profiles, CustomFields custom, OwnEdits edits) {}

  /** Makes the service. */
  public UserFields(Foundation foundation, Collaborators with) {
    this.foundation = foundation;
    this.desk = with.desk;
    this.profiles = with.profiles;
    this.custom = with.custom;
    this.edits = with.edits;
  }

  /** What the field of that name holds, or else its default; for the application. */
  public Optional<FieldValue> get(UserId user, String name) {
    var inProfile = ProfileField.named(name);
    return inProfile.isPresent()
        ? profiles
            .of(user)
            .map(inProfile.get()::of)
            .filter(text -> !text.isEmpty())
            .map(FieldValue::of)
        : FieldKey.parse(name).flatMap(key -> custom.get(user, key));
  }

  /** What the user sees of the own fields, by name: whatever holds something or has a default. */
  public SortedMap<String, FieldValue> seenByUser(UserId user) {
    var seen = new TreeMap<String, FieldValue>();
    custom.seenByUser(user).forEach((key, value) -> seen.put(key.text(), value));
    profiles
        .of(user)
        .ifPresent(profile -> {
          for (var field : ProfileField.values()) {
            Optional.of(field.of(profile))
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> seen.put(field.key(), FieldValue.of(text)));
          }
        });
    return Collections.unmodifiableSortedMap(seen);
  }

  /** Changes fields by the application. */
  public FieldsUpdate update(UserId user, FieldsForm form) {
    return update(Edit.byHost(user, foundation.now()), form);
  }

  /** Changes the fields of each user by the application, each in a transaction of its own. */
  public Map<UserId, FieldsUpdate> updateAll(Collection<UserId> users, FieldsForm form) {
    return each(users, user -> update(user, form));
  }

  /** Changes the fields of each user over whom the actor stands, each in its own transaction. */
  public Map<UserId, FieldsUpdate> updateAll(
      Actor actor, Collection<UserId> users, FieldsForm form) {
    return each(users, user -> update(actor, user, form));
  }

  private static Map<UserId, FieldsUpdate> each(
      Collection<UserId> users, Function<UserId, FieldsUpdate> update) {
    var outcomes = new LinkedHashMap<UserId, FieldsUpdate>();
    users.forEach(user -> outcomes.computeIfAbsent(user, update));
    return outcomes;
  }

  /**
   * Changes the fields that the user may edit, as the user asks; every try counts to {@link
   * dev.gatehouse.field.FieldSettings#changes}.
   */
  public FieldsUpdate updateOwn(UserId user, FieldsForm form, Client client) {
    return edits
        .refused(user)
        .<FieldsUpdate>map(FieldsUpdate.Throttled::new)
        .orElseGet(() -> update(Edit.own(user, client, foundation.now()), form));
  }

  /** Changes fields of a user over whom the actor stands; an Owner's own among them. */
  public FieldsUpdate update(Actor actor, UserId user, FieldsForm form) {
    var refusals =
        new Desk.Refusals<FieldsUpdate>(
            new FieldsUpdate.UnknownUser(), new FieldsUpdate.Forbidden());
    return desk.onUserOrSelf(
        actor,
        user,
        refusals,
        request ->
            apply(
                request.transaction(),
                new Edit(
                    user,
                    Edit.Author.ADMIN,
                    Optional.of(actor.user()),
                    Optional.of(actor.client()),
                    request.now()),
                SortedForm.of(form)));
  }

  private FieldsUpdate update(Edit edit, FieldsForm form) {
    var sorted = SortedForm.of(form);
    return foundation.database().write(transaction -> apply(transaction, edit, sorted));
  }

  private FieldsUpdate apply(Transaction transaction, Edit edit, SortedForm form) {
    if (desk.users().lock(transaction, edit.user()).isEmpty()) {
      return new FieldsUpdate.UnknownUser();
    }
    var draft = custom.draft(transaction, edit, form.custom());
    var faults =
        Stream.of(
                form.faults(),
                profiles.faults(transaction, edit.user(), form.profile()),
                draft.faults())
            .flatMap(List<FieldFault>::stream)
            .toList();
    return faults.isEmpty()
        ? write(transaction, edit, form.profile(), draft)
        : new FieldsUpdate.Rejected(faults);
  }

  private FieldsUpdate write(
      Transaction transaction, Edit edit, ProfileForm profileForm, Draft draft) {
    // the profile first: its user name can still be lost to somebody else
    return switch (profiles.update(transaction, edit, profileForm)) {
      case ProfileUpdate.UnknownUser() -> new FieldsUpdate.UnknownUser();
      // counted before, as a change of fields
      case ProfileUpdate.Throttled(var retryAfter) -> new FieldsUpdate.Throttled(retryAfter);
      case ProfileUpdate.Rejected(var late) -> new FieldsUpdate.Rejected(late);
      case ProfileUpdate.Updated(var profile) -> {
        custom.write(transaction, edit, draft);
        yield new FieldsUpdate.Updated();
      }
    };
  }
}
