package dev.gatehouse.spring.api.customfield;

import static dev.gatehouse.spring.api.Audience.ADMIN;

import dev.gatehouse.field.FieldFault;
import dev.gatehouse.spring.api.Call;
import dev.gatehouse.spring.api.Done;
import dev.gatehouse.spring.api.Endpoint;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.api.admin.Target;
import dev.gatehouse.spring.api.json.JsonKind;
import dev.gatehouse.spring.api.json.JsonShape;
import dev.gatehouse.spring.api.profile.FieldFaults;
import dev.gatehouse.spring.api.profile.FieldMembers;
import dev.gatehouse.spring.web.JsonAnswers;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal.Fault;
import dev.gatehouse.user.UserId;
import dev.gatehouse.userfield.FieldsUpdate;
import dev.gatehouse.userfield.UserFields;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/** Changes the fields of users, those of the profile among them. */
final class UserFieldEndpoints {
  private static final int MOST_USERS = 100;
  private static final JsonShape CHANGES = FieldMembers.in(JsonShape.of("fields"));
  private static final JsonShape BULK =
      FieldMembers.in(JsonShape.of("users", "fields"))
          .where("users", new JsonKind.Texts(MOST_USERS));

  private final UserFields fields;

  UserFieldEndpoints(UserFields fields) {
    this.fields = fields;
  }

  EndpointGroup group() {
    return EndpointGroup.of(
        "Fields of users",
        Endpoint.patch("users/{id}/fields", ADMIN, "Changes fields of the user, all or none.")
            .reads(CHANGES)
            .answers(HttpStatus.OK, Done.class)
            .refuses(Problem.INPUT_REJECTED, Problem.UNKNOWN_USER, Problem.RANK_TOO_LOW)
            .by(call -> Target.of(call, user -> change(call, user))),
        Endpoint.patch(
                "users/fields",
                ADMIN,
                "Changes fields of up to a hundred users, and says of each what came of it.")
            .reads(BULK)
            .answers(HttpStatus.OK, ChangedUsers.class)
            .refuses(Problem.INPUT_REJECTED)
            .by(this::changeAll));
  }

  private ServerResponse change(Call call, UserId user) {
    var reading = FieldMembers.read(call.body());
    if (!reading.faults().isEmpty()) {
      return refused(call, reading.faults());
    }
    return switch (fields.update(call.actor(), user, reading.form())) {
      case FieldsUpdate.Updated() -> Done.ok("updated");
      case FieldsUpdate.Rejected(var faults) -> refused(call, faults);
      // what administrators do is not counted
      case FieldsUpdate.Throttled(var retryAfter) -> call.refused(Problem.BUSY, retryAfter);
      case FieldsUpdate.UnknownUser() -> call.refused(Problem.UNKNOWN_USER);
      case FieldsUpdate.Forbidden() -> call.refused(Problem.RANK_TOO_LOW);
    };
  }

  private ServerResponse changeAll(Call call) {
    var reading = FieldMembers.read(call.body());
    var users = call.body().texts("users").stream().map(UserId::parse).toList();
    if (!reading.faults().isEmpty()) {
      return refused(call, reading.faults());
    }
    if (!users.stream().allMatch(Optional::isPresent)) {
      return refused(call, List.of(new FieldFault("users", FieldFault.Reason.MALFORMED)));
    }
    var known = users.stream().flatMap(Optional::stream).toList();
    var items =
        fields.updateAll(call.actor(), known, reading.form()).entrySet().stream()
            .map(outcome -> ChangedUser.of(outcome.getKey(), outcome.getValue()))
            .toList();
    return JsonAnswers.answer(HttpStatus.OK, new ChangedUsers(items));
  }

  private static ServerResponse refused(Call call, List<FieldFault> faults) {
    return call.refused(Problem.INPUT_REJECTED, FieldFaults.of(faults));
  }

  /** What has come of a change of many users, in the order they were named, as JSON. */
  record ChangedUsers(List<ChangedUser> items) {}

  /**
   * What has come of it for one of them, as JSON.
   *
   * @param status {@code updated} or the name of a problem
   * @param errors why it was rejected
   */
  record ChangedUser(UUID id, String status, Optional<List<Fault>> errors) {
    static ChangedUser of(UserId user, FieldsUpdate update) {
      return switch (update) {
        case FieldsUpdate.Updated() -> new ChangedUser(user.value(), "updated", Optional.empty());
        case FieldsUpdate.Rejected(var faults) ->
            new ChangedUser(
                user.value(), Problem.INPUT_REJECTED.code(), Optional.of(FieldFaults.of(faults)));
        // what administrators do is not counted
        case FieldsUpdate.Throttled(var retryAfter) -> refused(user, Problem.BUSY);
        case FieldsUpdate.UnknownUser() -> refused(user, Problem.UNKNOWN_USER);
        case FieldsUpdate.Forbidden() -> refused(user, Problem.RANK_TOO_LOW);
      };
    }

    private static ChangedUser refused(UserId user, Problem problem) {
      return new ChangedUser(user.value(), problem.code(), Optional.empty());
    }
  }
}
