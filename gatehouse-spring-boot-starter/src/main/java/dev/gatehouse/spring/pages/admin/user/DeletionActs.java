package dev.gatehouse.spring.pages.admin.user;

import dev.gatehouse.deletion.UserDeletion;
import dev.gatehouse.deletion.UserRestoration;
import dev.gatehouse.spring.pages.FormFault;
import dev.gatehouse.spring.pages.admin.Done;
import dev.gatehouse.spring.pages.admin.Office;
import dev.gatehouse.spring.pages.admin.user.act.Reasons;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.user.UserId;
import java.util.List;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Deletes the user after a while or at once, and undoes it. */
record DeletionActs(Office office, UserPage page) {
  ServerResponse submit(ServerRequest request) {
    return Reasons.onUser(office, request, (user, reason) -> change(user, reason, request));
  }

  private ServerResponse change(UserId user, String reason, ServerRequest request) {
    var actor = office.actor(request);
    var deletions = office.gatehouse().userDeletions();
    return switch (request.param("act").orElse("")) {
      case "schedule" -> answer(deletions.delete(actor, user, reason), user, request);
      case "at-once" ->
          request.param("sure").isPresent()
              ? answer(deletions.deleteAtOnce(actor, user, reason), user, request)
              : page.faulty(user, List.of(FormFault.of("sure", "admin-sure-missing")), request);
      case "restore" -> answer(deletions.restore(actor, user), user, request);
      default -> office.refuse(Problem.MALFORMED_REQUEST);
    };
  }

  private ServerResponse answer(UserDeletion deletion, UserId user, ServerRequest request) {
    return switch (deletion) {
      case UserDeletion.Scheduled(var dueAt) ->
          office.done(Done.DELETION_SCHEDULED, Office.of(user), request);
      case UserDeletion.Deleted() -> office.done(Done.DELETED, Office.USERS, request);
      case UserDeletion.UnknownUser() -> office.refuse(Problem.UNKNOWN_USER);
      case UserDeletion.Forbidden() -> office.refuse(Problem.RANK_TOO_LOW);
    };
  }

  private ServerResponse answer(UserRestoration restoration, UserId user, ServerRequest request) {
    return switch (restoration) {
      case UserRestoration.Restored() -> office.done(Done.RESTORED, Office.of(user), request);
      case UserRestoration.Unchanged() -> office.done(Done.UNCHANGED, Office.of(user), request);
      case UserRestoration.UnknownUser() -> office.refuse(Problem.UNKNOWN_USER);
      case UserRestoration.Forbidden() -> office.refuse(Problem.RANK_TOO_LOW);
    };
  }
}
