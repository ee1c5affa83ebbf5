package dev.gatehouse.oversight;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.customfield.CustomFields;
import dev.gatehouse.customfield.FieldKey;
import dev.gatehouse.customfield.FieldValue;
import dev.gatehouse.directory.Directory;
import dev.gatehouse.directory.ListedUser;
import dev.gatehouse.directory.Listing;
import dev.gatehouse.directory.UserFilter;
import dev.gatehouse.recovery.RecoveryCodes;
import dev.gatehouse.role.Roles;
import dev.gatehouse.user.UserId;
import dev.gatehouse.user.Users;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Shows the users to Owners and Admins, and to nobody else.
 *
 * <p>The directory, with names, addresses, roles, status and country, shows everybody to each of
 * them. From which address and place somebody registered, how many recovery codes are left and what
 * the custom fields hold, an Owner sees of everybody, and an Admin of users who are neither Owner
 * nor Admin, and of the own account.
 */
public final class UserRecords {
  private final Users users;
  private final Readers readers;
  private final Directory directory;
  private final RecoveryCodes codes;
  private final CustomFields fields;
  private final Exports exports;

  /** The services that the records need. */
  public record Collaborators(
      Users users, Roles roles, Directory directory, RecoveryCodes codes, CustomFields fields) {}

  /**
   * A user of a list, with some custom fields.
   *
   * @param listed what the directory shows
   * @param fields what those that were asked for hold, defaults included; empty where the reader
   *     does not stand over the user
   */
  public record Row(ListedUser listed, Optional<SortedMap<FieldKey, FieldValue>> fields) {}

  /** Makes the service. */
  public UserRecords(Collaborators with, Exports exports) {
    this.users = with.users;
    this.readers = new Readers(with.users, with.roles);
    this.directory = with.directory;
    this.codes = with.codes;
    this.fields = with.fields;
    this.exports = exports;
  }

  /** The directory, if the actor may read it. */
  public DirectoryAccess directory(Actor actor) {
    return readers.mayRead(actor)
        ? new DirectoryAccess.Granted(directory)
        : new DirectoryAccess.Forbidden();
  }

  /** The users of the listing, to take along; that is audited. */
  public Export<ListedUser> export(Actor actor, Listing listing) {
    if (!readers.mayRead(actor)) {
      return new Export.Forbidden<>();
    }
    exports.note(actor, "users-exported", described(listing.filter()));
    return new Export.Granted<>(directory.all(listing).limit(Exports.MOST));
  }

  /**
   * The same with what those custom fields hold, as far as the actor may see it when the row is
   * read.
   */
  public Export<Row> export(Actor actor, Listing listing, Set<FieldKey> keys) {
    if (!readers.mayRead(actor)) {
      return new Export.Forbidden<>();
    }
    var details = described(listing.filter());
    if (!keys.isEmpty()) {
      details.put("fields", keys.stream().map(FieldKey::text).sorted().collect(joining(", ")));
    }
    exports.note(actor, "users-exported", details);
    return new Export.Granted<>(
        directory
            .pages(listing)
            .flatMap(users -> withFields(actor, users, keys).stream())
            .limit(Exports.MOST));
  }

  /**
   * Each of the users with what those custom fields hold, by one statement for all of them; without
   * fields who is not the actor's to know.
   */
  public List<Row> withFields(Actor actor, List<ListedUser> users, Set<FieldKey> keys) {
    var open = readers.open(actor);
    var ids = users.stream().filter(open).map(listed -> listed.user().id()).collect(toSet());
    var held = fields.seenByAdmins(ids, keys);
    return users.stream()
        .map(listed ->
            new Row(
                listed,
                Optional.of(listed.user().id())
                    .filter(ids::contains)
                    .map(id -> held.getOrDefault(id, Collections.emptySortedMap()))))
        .toList();
  }

  private static Map<String, String> described(UserFilter filter) {
    var details = new HashMap<String, String>();
    filter.role().ifPresent(role -> details.put("role", role.name()));
    var standing = filter.standing();
    standing.active().ifPresent(active -> details.put("active", active.toString()));
    standing.confirmed().ifPresent(confirmed -> details.put("confirmed", confirmed.toString()));
    standing.secondFactor().ifPresent(on -> details.put("second-factor", on.toString()));
    filter.registeredFrom().ifPresent(from -> details.put("from", from.toString()));
    filter.registeredBefore().ifPresent(before -> details.put("before", before.toString()));
    if (!filter.search().isBlank()) {
      details.put("search", filter.search().strip());
    }
    return details;
  }

  /** Everything about the user that the actor may know. */
  public RecordReading get(Actor actor, UserId user) {
    if (!readers.mayRead(actor)) {
      return new RecordReading.Forbidden();
    }
    return directory
        .get(user)
        .<RecordReading>map(listed -> new RecordReading.Read(record(actor, listed)))
        .orElseGet(RecordReading.UnknownUser::new);
  }

  private UserRecord record(Actor actor, ListedUser listed) {
    var user = listed.user().id();
    var details =
        Optional.of(user).filter(id -> readers.open(actor).test(listed)).map(this::details);
    return new UserRecord(listed, details);
  }

  private UserRecord.Details details(UserId user) {
    return new UserRecord.Details(users.origin(user), codes.left(user), fields.seenByAdmins(user));
  }
}
