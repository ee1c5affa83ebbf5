package dev.gatehouse.spring.api.directory;

import static dev.gatehouse.spring.api.Audience.ADMIN;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.deletion.UserDeletions;
import dev.gatehouse.oversight.RecordReading;
import dev.gatehouse.oversight.UserRecord;
import dev.gatehouse.oversight.UserRecords;
import dev.gatehouse.spring.api.Call;
import dev.gatehouse.spring.api.Endpoint;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.api.admin.Target;
import dev.gatehouse.spring.api.profile.FieldMembers;
import dev.gatehouse.spring.web.JsonAnswers;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.user.Origin;
import dev.gatehouse.user.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.util.RawValue;

/** Shows all that an administrator may know of a user. */
final class RecordEndpoints {
  private final UserRecords records;
  private final UserDeletions deletions;

  RecordEndpoints(Gatehouse gatehouse) {
    this.records = gatehouse.userRecords();
    this.deletions = gatehouse.userDeletions();
  }

  EndpointGroup group() {
    return EndpointGroup.of(
        "Users",
        Endpoint.get(
                "users/{id}",
                ADMIN,
                "Shows the user; origin, recovery codes left and custom fields to those alone who stand"
                    + " over the user.")
            .answers(HttpStatus.OK, UserEntry.class)
            .refuses(Problem.UNKNOWN_USER)
            .by(call -> Target.of(call, user -> show(call, user))));
  }

  private ServerResponse show(Call call, UserId user) {
    return switch (records.get(call.actor(), user)) {
      case RecordReading.Read(var known) ->
          JsonAnswers.answer(HttpStatus.OK, UserEntry.of(known, deletions.scheduled(user)));
      case RecordReading.UnknownUser() -> call.refused(Problem.UNKNOWN_USER);
      case RecordReading.Forbidden() -> call.refused(Problem.FORBIDDEN);
    };
  }

  /**
   * All about a user, as JSON.
   *
   * @param deletion that is to come
   * @param origin where the user registered from
   * @param recoveryCodesLeft how many are not used yet; not there for who does not stand over the
   *     user
   * @param customFields what the custom fields hold; not there for who does not stand over the user
   */
  record UserEntry(
      ListedUserEntry user,
      Optional<DeletionEntry> deletion,
      Optional<OriginEntry> origin,
      Optional<Integer> recoveryCodesLeft,
      Optional<SortedMap<String, RawValue>> customFields) {
    static UserEntry of(UserRecord known, Optional<UserDeletions.Scheduled> deletion) {
      return new UserEntry(
          ListedUserEntry.of(known.listed()),
          deletion.map(DeletionEntry::of),
          known.details().flatMap(UserRecord.Details::origin).map(OriginEntry::of),
          known.details().map(UserRecord.Details::codesLeft),
          known.details().map(details -> FieldMembers.custom(details.fields())));
    }
  }

  /** A deletion that is to come, as JSON. */
  record DeletionEntry(boolean byUser, Instant requestedAt, Instant dueAt) {
    static DeletionEntry of(UserDeletions.Scheduled deletion) {
      return new DeletionEntry(deletion.byUser(), deletion.requestedAt(), deletion.dueAt());
    }
  }

  /** Where a user registered from, as JSON. */
  record OriginEntry(
      String address, Optional<String> country, Optional<String> region, Optional<String> city) {
    static OriginEntry of(Origin origin) {
      return new OriginEntry(
          origin.address().text(), origin.country(), origin.region(), origin.city());
    }
  }
}
