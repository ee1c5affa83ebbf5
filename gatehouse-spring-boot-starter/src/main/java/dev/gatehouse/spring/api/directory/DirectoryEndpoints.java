package dev.gatehouse.spring.api.directory;

import static dev.gatehouse.spring.api.Audience.ADMIN;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.directory.Directory;
import dev.gatehouse.directory.UserChoice;
import dev.gatehouse.directory.UserStatistics;
import dev.gatehouse.oversight.DirectoryAccess;
import dev.gatehouse.oversight.UserRecords;
import dev.gatehouse.role.Role;
import dev.gatehouse.role.Roles;
import dev.gatehouse.spring.api.Call;
import dev.gatehouse.spring.api.Endpoint;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.api.json.JsonKind;
import dev.gatehouse.spring.api.json.JsonMembers;
import dev.gatehouse.spring.api.json.JsonShape;
import dev.gatehouse.spring.web.JsonAnswers;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal.Fault;
import dev.gatehouse.user.EmailAddress;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/** Lists, finds and counts users. */
final class DirectoryEndpoints {
  private static final JsonShape ADDRESS = JsonShape.of("email").where("email", JsonKind.EMAIL);

  private final UserRecords records;
  private final Roles roles;

  DirectoryEndpoints(Gatehouse gatehouse) {
    this.records = gatehouse.userRecords();
    this.roles = gatehouse.roles();
  }

  EndpointGroup group() {
    return EndpointGroup.of(
        "Directory",
        listing(),
        search(),
        ListingQuery.paged(
                Endpoint.get("roles/{role}/users", ADMIN, "Lists the users who hold the role."))
            .answers(HttpStatus.OK, UserList.class)
            .refuses(Problem.UNKNOWN_ROLE)
            .by(call -> holders(call, call.query(), call.path("role"))),
        Endpoint.post("users/by-email", ADMIN, "Shows the user who has that address.")
            .reads(ADDRESS)
            .answers(HttpStatus.OK, ListedUserEntry.class)
            .refuses(Problem.UNKNOWN_USER, Problem.INPUT_REJECTED)
            .by(this::byEmail),
        Endpoint.post(
                "users/choices", ADMIN, "Shows the first ten users in whom the text q occurs.")
            .reads(ListingQuery.term())
            .answers(HttpStatus.OK, UserChoices.class)
            .by(call -> in(call, directory -> choices(directory, call.body().text("q")))),
        Endpoint.get("users/statistics", ADMIN, "Counts the users, all at one moment.")
            .answers(HttpStatus.OK, Counts.class)
            .by(call -> in(call, directory -> counts(directory.statistics()))));
  }

  private Endpoint listing() {
    return ListingQuery.filtered(
            Endpoint.get("users", ADMIN, "Lists users, the latest first if nothing is said."))
        .answers(HttpStatus.OK, UserList.class)
        .refuses(Problem.UNKNOWN_ROLE)
        .by(call -> list(call, call.query()));
  }

  private Endpoint search() {
    return Endpoint.post("users/searches", ADMIN, "Lists users in whom the text q occurs.")
        .reads(ListingQuery.search())
        .answers(HttpStatus.OK, UserList.class)
        .refuses(Problem.UNKNOWN_ROLE)
        .by(call -> list(call, call.body()));
  }

  private ServerResponse in(Call call, Function<Directory, ServerResponse> look) {
    return switch (records.directory(call.actor())) {
      case DirectoryAccess.Granted(var directory) -> look.apply(directory);
      case DirectoryAccess.Forbidden() -> call.refused(Problem.FORBIDDEN);
    };
  }

  private ServerResponse list(Call call, JsonMembers chosen) {
    return chosen
        .optionalText("role")
        .map(role -> holders(call, chosen, role))
        .orElseGet(() -> list(call, chosen, Optional.empty()));
  }

  private ServerResponse holders(Call call, JsonMembers chosen, String name) {
    return Role.parse(name)
        .filter(role -> roles.list().stream().anyMatch(known -> known.role().equals(role)))
        .map(role -> list(call, chosen, Optional.of(role)))
        .orElseGet(() -> call.refused(Problem.UNKNOWN_ROLE));
  }

  private ServerResponse list(Call call, JsonMembers chosen, Optional<Role> role) {
    var filter = ListingQuery.filter(chosen, role);
    return in(call, directory -> ListingQuery.answer(call, chosen, directory, filter));
  }

  private ServerResponse byEmail(Call call) {
    var email = EmailAddress.parse(call.body().text("email"));
    if (email.isEmpty()) {
      return call.refused(
          Problem.INPUT_REJECTED,
          List.of(new Fault("email", "email-malformed", "This is no e-mail address.")));
    }
    return in(
        call,
        directory ->
            directory
                .byEmail(email.get())
                .map(user -> JsonAnswers.answer(HttpStatus.OK, ListedUserEntry.of(user)))
                .orElseGet(() -> call.refused(Problem.UNKNOWN_USER)));
  }

  private static ServerResponse choices(Directory directory, String text) {
    var items = directory.choices(text).stream().map(UserToChoose::of).toList();
    return JsonAnswers.answer(HttpStatus.OK, new UserChoices(items));
  }

  private static ServerResponse counts(UserStatistics statistics) {
    var holders = new TreeMap<String, Long>();
    statistics.holders().forEach((role, count) -> holders.put(role.name(), count));
    return JsonAnswers.answer(
        HttpStatus.OK,
        new Counts(
            statistics.total(),
            statistics.active(),
            statistics.inactive(),
            statistics.confirmed(),
            statistics.pending(),
            holders));
  }

  /** Users to choose among, as JSON. */
  record UserChoices(List<UserToChoose> items) {}

  /** A user to choose, as JSON. */
  record UserToChoose(
      UUID id, String email, Optional<String> userName, String firstName, String lastName) {
    static UserToChoose of(UserChoice choice) {
      return new UserToChoose(
          choice.id().value(),
          choice.email().typed(),
          choice.username(),
          choice.firstName(),
          choice.lastName());
    }
  }

  /** How many users there are, as JSON. */
  record Counts(
      long total,
      long active,
      long inactive,
      long confirmed,
      long pending,
      SortedMap<String, Long> holders) {}
}
