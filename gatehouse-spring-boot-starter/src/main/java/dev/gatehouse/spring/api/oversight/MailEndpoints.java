package dev.gatehouse.spring.api.oversight;

import static dev.gatehouse.spring.api.Audience.ADMIN;
import static dev.gatehouse.spring.api.Audience.OWNER;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.administration.Actor;
import dev.gatehouse.outbox.Outbox;
import dev.gatehouse.outbox.OutboxEntry.Stage;
import dev.gatehouse.outbox.OutboxPage;
import dev.gatehouse.oversight.mail.MailChange;
import dev.gatehouse.oversight.mail.MailReading;
import dev.gatehouse.oversight.mail.Mails;
import dev.gatehouse.spring.api.Call;
import dev.gatehouse.spring.api.Done;
import dev.gatehouse.spring.api.Endpoint;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.api.json.JsonKind;
import dev.gatehouse.spring.web.JsonAnswers;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal.Fault;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/** Lists the mails of the outbox, has them tried at once and takes them back. */
final class MailEndpoints {
  private static final int USUAL_PAGE = 50;
  private static final String[] STAGES =
      Stream.of(Stage.values()).map(MailList::code).toArray(String[]::new);

  private final Mails mails;
  private final Outbox outbox;

  MailEndpoints(Gatehouse gatehouse) {
    this.mails = gatehouse.mails();
    this.outbox = gatehouse.outbox();
  }

  EndpointGroup group() {
    return EndpointGroup.of(
        "Outbox",
        Endpoint.get("mails", ADMIN, "Lists mails, the last queued first, and not what they say.")
            .takes("limit", new JsonKind.Whole(1, Outbox.LONGEST_PAGE))
            .takes("after", JsonKind.TEXT)
            .takes("stage", JsonKind.Text.of(STAGES))
            .answers(HttpStatus.OK, MailList.class)
            .by(this::list),
        Endpoint.get("mails/statistics", ADMIN, "Counts the mails that wait or were given up.")
            .answers(HttpStatus.OK, MailCounts.class)
            .by(call -> count()),
        act(
            Endpoint.post("mails/{id}/tries", OWNER, "Has the mail tried at once that waits."),
            mails::hasten),
        act(Endpoint.delete("mails/{id}", OWNER, "Takes the mail back that waits."), mails::drop));
  }

  private static Endpoint act(Endpoint.Draft draft, BiFunction<Actor, UUID, MailChange> act) {
    return draft
        .answers(HttpStatus.OK, Done.class)
        .refuses(Problem.NOT_FOUND, Problem.MAIL_UNDER_WAY, Problem.MAIL_ENDED)
        .by(call ->
            id(call.path("id"))
                .map(mail -> answer(call, act.apply(call.actor(), mail)))
                .orElseGet(() -> call.refused(Problem.NOT_FOUND)));
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text));
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }

  private ServerResponse list(Call call) {
    var query = call.query();
    var after = query.optionalText("after").flatMap(OutboxPage.Cursor::parse);
    if (after.isEmpty() && query.optionalText("after").isPresent()) {
      return call.refused(
          Problem.MALFORMED_REQUEST,
          List.of(new Fault("after", "wrong-type", "This is the next of the page before.")));
    }
    int size = query.whole("limit").orElse(USUAL_PAGE);
    var stage =
        query
            .optionalText("stage")
            .flatMap(code ->
                Stream.of(Stage.values())
                    .filter(any -> MailList.code(any).equals(code))
                    .findFirst());
    return switch (mails.page(call.actor(), stage, after, size)) {
      case MailReading.Read(var page, var at) ->
          JsonAnswers.answer(HttpStatus.OK, MailList.of(page, at));
      case MailReading.Forbidden() -> call.refused(Problem.FORBIDDEN);
    };
  }

  private ServerResponse count() {
    var state = outbox.state();
    return JsonAnswers.answer(
        HttpStatus.OK,
        new MailCounts(state.waiting(), state.retried(), state.oldest(), state.givenUp()));
  }

  private static ServerResponse answer(Call call, MailChange change) {
    return switch (change) {
      case MailChange.Changed() -> Done.ok("changed");
      case MailChange.Unchanged() -> Done.ok("unchanged");
      case MailChange.UnderWay() -> call.refused(Problem.MAIL_UNDER_WAY);
      case MailChange.Ended() -> call.refused(Problem.MAIL_ENDED);
      case MailChange.UnknownMail() -> call.refused(Problem.NOT_FOUND);
      case MailChange.Forbidden() -> call.refused(Problem.FORBIDDEN);
    };
  }

  /** How it stands with the mails, as JSON. */
  record MailCounts(long waiting, long retried, Optional<Instant> oldest, long givenUp) {}
}
