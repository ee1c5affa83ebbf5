package dev.gatehouse.spring.pages.admin.outbox;

import dev.gatehouse.outbox.OutboxEntry.Stage;
import dev.gatehouse.outbox.OutboxPage;
import dev.gatehouse.oversight.mail.MailChange;
import dev.gatehouse.oversight.mail.MailReading;
import dev.gatehouse.oversight.mail.Mails;
import dev.gatehouse.role.Role;
import dev.gatehouse.spring.pages.admin.Done;
import dev.gatehouse.spring.pages.admin.Office;
import dev.gatehouse.spring.security.SignedInUser;
import dev.gatehouse.spring.web.Problem;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The mails of the outbox, the last queued first. */
final class MailsPage {
  static final String PATH = "admin/outbox";

  private static final String TEMPLATE = "admin-outbox";
  private static final String AFTER = "after";
  private static final String STAGE = "stage";
  private static final int SIZE = 50;
  private static final int ID_LENGTH = 36;

  private final Office office;
  private final Mails mails;

  MailsPage(Office office) {
    this.office = office;
    this.mails = office.gatehouse().mails();
  }

  ServerResponse show(ServerRequest request) {
    var after = request.param(AFTER).flatMap(OutboxPage.Cursor::parse);
    return switch (mails.page(office.actor(request), stage(request), after, SIZE)) {
      case MailReading.Read read -> office.show(TEMPLATE, model(read, request), request);
      case MailReading.Forbidden() -> office.refuse(Problem.FORBIDDEN);
    };
  }

  private static Optional<Stage> stage(ServerRequest request) {
    return request
        .param(STAGE)
        .flatMap(code ->
            Stream.of(Stage.values()).filter(any -> MailRow.code(any).equals(code)).findFirst());
  }

  private static Map<String, String> shown(ServerRequest request) {
    return stage(request).map(stage -> Map.of(STAGE, MailRow.code(stage))).orElse(Map.of());
  }

  private Map<String, ?> model(MailReading.Read read, ServerRequest request) {
    var when = office.when(request);
    var rows = read.page().mails().stream().map(mail -> MailRow.of(mail, read.at(), when)).toList();
    var state = office.gatehouse().outbox().state();
    var model = new HashMap<String, Object>();
    model.put("rows", rows);
    model.put("state", state);
    model.put("oldest", when.of(state.oldest()));
    model.put("stages", Stream.of(Stage.values()).map(MailRow::code).toList());
    model.put("said", Map.of(STAGE, stage(request).map(MailRow::code).orElse("")));
    model.put("address", Office.query(shown(request)));
    model.put("newest", request.param(AFTER).isEmpty());
    model.put("older", read.page().next().map(cursor -> older(cursor, request)).orElse(""));
    model.put("owner", isOwner(request));
    return model;
  }

  private static String older(OutboxPage.Cursor cursor, ServerRequest request) {
    var values = new LinkedHashMap<>(shown(request));
    values.put(AFTER, cursor.text());
    return Office.query(values);
  }

  private static boolean isOwner(ServerRequest request) {
    return SignedInUser.required(request.servletRequest()).roles().contains(Role.OWNER.name());
  }

  ServerResponse submit(ServerRequest request) {
    return request
        .param("mail")
        .flatMap(MailsPage::id)
        .map(mail -> submit(mail, request))
        .orElseGet(() -> office.refuse(Problem.NOT_FOUND));
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(text).filter(typed -> typed.length() == ID_LENGTH).map(UUID::fromString);
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }

  private ServerResponse submit(UUID mail, ServerRequest request) {
    var actor = office.actor(request);
    return switch (request.param("act").orElse("")) {
      case "hasten" -> answer(mails.hasten(actor, mail), Done.MAIL_HASTENED, request);
      case "drop" ->
          switch (mails.drop(actor, mail)) {
            // it was taken back in another tab, or the button was hit twice
            case MailChange.UnknownMail() ->
                office.done(Done.UNCHANGED, PATH, shown(request), request);
            case MailChange change -> answer(change, Done.MAIL_DROPPED, request);
          };
      default -> office.refuse(Problem.MALFORMED_REQUEST);
    };
  }

  private ServerResponse answer(MailChange change, Done done, ServerRequest request) {
    return switch (change) {
      case MailChange.Changed() -> office.done(done, PATH, shown(request), request);
      case MailChange.Unchanged() -> office.done(Done.UNCHANGED, PATH, shown(request), request);
      case MailChange.UnderWay() -> office.refuse(Problem.MAIL_UNDER_WAY);
      case MailChange.Ended() -> office.refuse(Problem.MAIL_ENDED);
      case MailChange.UnknownMail() -> office.refuse(Problem.NOT_FOUND);
      case MailChange.Forbidden() -> office.refuse(Problem.RANK_TOO_LOW);
    };
  }
}
