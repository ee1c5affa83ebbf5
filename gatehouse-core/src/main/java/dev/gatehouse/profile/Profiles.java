package dev.gatehouse.profile;

import dev.gatehouse.audit.Audit;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.client.Client;
import dev.gatehouse.events.Events;
import dev.gatehouse.field.Edit;
import dev.gatehouse.field.FieldFault;
import dev.gatehouse.field.OwnEdits;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.outbox.Outbox;
import dev.gatehouse.spi.Mail;
import dev.gatehouse.user.Profile;
import dev.gatehouse.user.User;
import dev.gatehouse.user.UserId;
import dev.gatehouse.user.Users;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What users say about themselves: names, time zone and language.
 *
 * <p>Nothing here reaches an address, a confirmation, a status or a credential.
 */
public final class Profiles {
  private final Foundation foundation;
  private final Collaborators with;

  /** The services that the profiles need. */
  public record Collaborators(
      Users users,
      Usernames usernames,
      OwnEdits edits,
      Outbox outbox,
      Audit audit,
      Events events) {}

  /** Makes the service. */
  public Profiles(Foundation foundation, Collaborators with) {
    this.foundation = foundation;
    this.with = with;
  }

  /** What the user says; empty for an unknown user. */
  public Optional<Profile> of(UserId user) {
    return with.users().get(user).map(User::profile);
  }

  /**
   * Sets the fields of the user's own form, and leaves the others as they are.
   *
   * <p>It is audited with before and after. Mails follow the language from now on. The user is told
   * by mail of another user name. Every try counts to {@link
   * dev.gatehouse.field.FieldSettings#changes}.
   */
  public ProfileUpdate update(UserId user, ProfileForm form, Client client) {
    var edit = Edit.own(user, client, foundation.now());
    return with.edits()
        .refused(user)
        .<ProfileUpdate>map(ProfileUpdate.Throttled::new)
        .orElseGet(
            () -> foundation.database().write(transaction -> update(transaction, edit, form)));
  }

  /** Sets the fields as part of the transaction. */
  public ProfileUpdate update(Transaction transaction, Edit edit, ProfileForm form) {
    var user = with.users().lock(transaction, edit.user());
    if (user.isEmpty()) {
      return new ProfileUpdate.UnknownUser();
    }
    var faults = faults(transaction, edit.user(), form);
    return faults.isEmpty()
        ? write(transaction, edit, user.get(), form)
        : new ProfileUpdate.Rejected(faults);
  }

  /** Every fault of the form, a user name that another has included. */
  public List<FieldFault> faults(Transaction transaction, UserId user, ProfileForm form) {
    var taken =
        form.username()
            .filter(name -> with.usernames().takenByAnother(transaction, name, user))
            .map(name -> taken());
    return Stream.concat(form.faults().stream(), taken.stream()).toList();
  }

  private ProfileUpdate write(Transaction transaction, Edit edit, User user, ProfileForm form) {
    var before = user.profile();
    var after = form.over(before);
    var changed = changed(before, after);
    if (changed.contains(ProfileField.USERNAME) && !rename(transaction, edit, before, after)) {
      // somebody else came first, since it was looked at
      return new ProfileUpdate.Rejected(List.of(taken()));
    }
    if (!changed.isEmpty()) {
      with.users().describe(transaction, edit.user(), after);
      tellOfRenaming(transaction, user, after, edit.at());
      with.audit().record(transaction, trail(edit, before, after));
      with.events()
          .publish(transaction, new ProfileUpdated(edit.user().value(), edit.at(), keys(changed)));
    }
    return new ProfileUpdate.Updated(after);
  }

  // who takes over an account by its session changes how others know it: the holder must hear
  private void tellOfRenaming(Transaction transaction, User user, Profile after, Instant now) {
    var former = user.profile().username();
    // or whoever registers the address of another could fill its mailbox with notices
    if (user.confirmed() && former.isPresent() && !former.equals(after.username())) {
      var values = Map.of("before", former.get(), "after", after.username().orElse("–"));
      var notice = new Mail(user.email().typed(), "username-changed", user.language(), values);
      with.outbox().queue(transaction, notice, now, user.id().value());
    }
  }

  private boolean rename(Transaction transaction, Edit edit, Profile before, Profile after) {
    var former = before.username().flatMap(Username::parse);
    var next = after.username().flatMap(Username::parse);
    if (next.isPresent() && !with.usernames().take(transaction, next.get(), edit.user())) {
      return false;
    }
    former
        .filter(name -> next.filter(other -> other.key().equals(name.key())).isEmpty())
        .ifPresent(name -> with.usernames().release(transaction, name, edit.user()));
    return true;
  }

  private static Set<ProfileField> changed(Profile before, Profile after) {
    var changed = EnumSet.allOf(ProfileField.class);
    changed.removeIf(field -> field.of(before).equals(field.of(after)));
    return changed;
  }

  private static AuditEvent trail(Edit edit, Profile before, Profile after) {
    var event = edit.event("profile-updated");
    for (var field : changed(before, after)) {
      event =
          event
              .with(field.key() + ".before", field.of(before))
              .with(field.key() + ".after", field.of(after));
    }
    return event;
  }

  private static Set<String> keys(Set<ProfileField> fields) {
    return fields.stream().map(ProfileField::key).collect(Collectors.toSet());
  }

  private static FieldFault taken() {
    return new FieldFault(ProfileField.USERNAME.key(), FieldFault.Reason.TAKEN);
  }
}
