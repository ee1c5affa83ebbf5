package dev.gatehouse.spring.api.invitation;

import static dev.gatehouse.spring.api.Audience.ADMIN;

import dev.gatehouse.invitation.Invitation;
import dev.gatehouse.invitation.Invitations;
import dev.gatehouse.invitation.Invitee;
import dev.gatehouse.password.Password;
import dev.gatehouse.role.Role;
import dev.gatehouse.spring.api.Call;
import dev.gatehouse.spring.api.Endpoint;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.api.account.Faults;
import dev.gatehouse.spring.api.account.MailLanguage;
import dev.gatehouse.spring.api.json.JsonKind;
import dev.gatehouse.spring.api.json.JsonShape;
import dev.gatehouse.spring.api.profile.ProfileMembers;
import dev.gatehouse.spring.web.JsonAnswers;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal.Fault;
import dev.gatehouse.user.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/** Invites and creates users. */
final class NewUserEndpoints {
  private static final JsonShape NEW_USER =
      ProfileMembers.addedTo(
          JsonShape.of("email")
              .orTexts("password", "role", MailLanguage.MEMBER)
              .where("email", JsonKind.EMAIL)
              .where("password", JsonKind.PASSWORD));

  private final Invitations invitations;

  NewUserEndpoints(Invitations invitations) {
    this.invitations = invitations;
  }

  EndpointGroup group() {
    return EndpointGroup.of(
        "New users",
        Endpoint.post(
                "users",
                ADMIN,
                "Invites somebody, or creates a user with a password to be changed at once.")
            .reads(NEW_USER)
            .answers(HttpStatus.CREATED, AddedUser.class)
            .refuses(Problem.INPUT_REJECTED, Problem.ADDRESS_TAKEN, Problem.UNKNOWN_ROLE)
            .refuses(Problem.RANK_TOO_LOW, Problem.PASSWORD_ASSIGNMENT_OFF)
            .refuses(Problem.TOO_MANY_ATTEMPTS, Problem.BUSY)
            .by(this::add));
  }

  private ServerResponse add(Call call) {
    var language = MailLanguage.in(call);
    if (language.isEmpty()) {
      return call.refused(Problem.INPUT_REJECTED, List.of(MailLanguage.malformed()));
    }
    var named = call.body().optionalText("role");
    var role = named.flatMap(Role::parse);
    if (named.isPresent() && role.isEmpty()) {
      return call.refused(Problem.UNKNOWN_ROLE);
    }
    var form = ProfileMembers.form(call.body());
    var invitee = new Invitee(call.body().text("email"), role, language.get(), form);
    return call.body()
        .optionalText("password")
        .map(Password::of)
        .map(password -> invitations.create(call.actor(), invitee, password))
        .or(() -> Optional.of(invitations.invite(call.actor(), invitee)))
        .map(invitation -> answer(call, invitation))
        .orElseThrow();
  }

  private static ServerResponse answer(Call call, Invitation invitation) {
    return switch (invitation) {
      case Invitation.Invited(var user, var until) -> added("invited", user, Optional.of(until));
      case Invitation.Created(var user) -> added("created", user, Optional.empty());
      case Invitation.Rejected rejected -> call.refused(Problem.INPUT_REJECTED, faults(rejected));
      case Invitation.AddressTaken() -> call.refused(Problem.ADDRESS_TAKEN);
      case Invitation.UnknownRole() -> call.refused(Problem.UNKNOWN_ROLE);
      case Invitation.SwitchedOff() -> call.refused(Problem.PASSWORD_ASSIGNMENT_OFF);
      case Invitation.Forbidden() -> call.refused(Problem.RANK_TOO_LOW);
      case Invitation.Throttled(var retryAfter) ->
          call.refused(Problem.TOO_MANY_ATTEMPTS, retryAfter);
      case Invitation.Busy(var retryAfter) -> call.refused(Problem.BUSY, retryAfter);
    };
  }

  private static ServerResponse added(String status, User user, Optional<Instant> until) {
    return JsonAnswers.answer(HttpStatus.CREATED, new AddedUser(user.id().value(), status, until));
  }

  private static List<Fault> faults(Invitation.Rejected rejected) {
    var faults = new ArrayList<Fault>();
    if (rejected.malformedEmail()) {
      faults.add(Faults.malformedEmail());
    }
    faults.addAll(Faults.of("password", rejected.weaknesses()));
    ProfileMembers.faults(rejected.faults()).forEach(faults::add);
    return faults;
  }

  /**
   * A new user, as JSON.
   *
   * @param status {@code invited} or {@code created}
   * @param until how long the mailed link is good; not there for who has a password
   */
  record AddedUser(UUID id, String status, Optional<Instant> until) {}
}
