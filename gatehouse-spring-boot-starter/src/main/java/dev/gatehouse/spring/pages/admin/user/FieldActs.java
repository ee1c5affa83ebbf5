package dev.gatehouse.spring.pages.admin.user;

import dev.gatehouse.field.FieldFault;
import dev.gatehouse.spring.pages.FormFault;
import dev.gatehouse.spring.pages.admin.Done;
import dev.gatehouse.spring.pages.admin.Office;
import dev.gatehouse.spring.pages.admin.userfield.ChangedFields;
import dev.gatehouse.spring.pages.field.FieldFaults;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import dev.gatehouse.user.UserId;
import dev.gatehouse.userfield.FieldsUpdate;
import java.util.List;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Changes the profile and the custom fields of the user. */
record FieldActs(Office office, UserPage page) {
  ServerResponse submit(ServerRequest request) {
    return office.onUser(request, user -> update(user, request));
  }

  private ServerResponse update(UserId user, ServerRequest request) {
    var typed = ChangedFields.of(request, office.gatehouse().fieldDefinitions().list());
    if (!typed.faults().isEmpty()) {
      return page.faulty(user, faults(typed.faults()), request);
    }
    var fields = office.gatehouse().userFields();
    return switch (fields.update(office.actor(request), user, typed.form())) {
      case FieldsUpdate.Updated() -> office.done(Done.FIELDS_UPDATED, Office.of(user), request);
      case FieldsUpdate.Rejected(var faults) -> page.faulty(user, faults(faults), request);
      // what administrators do is not counted
      case FieldsUpdate.Throttled(var retryAfter) ->
          page.later(user, Refusal.of(Problem.TOO_MANY_ATTEMPTS, retryAfter), request);
      case FieldsUpdate.UnknownUser() -> office.refuse(Problem.UNKNOWN_USER);
      case FieldsUpdate.Forbidden() -> office.refuse(Problem.RANK_TOO_LOW);
    };
  }

  private List<FormFault> faults(List<FieldFault> faults) {
    var custom = office.gatehouse().fieldDefinitions().list();
    return faults.stream().map(fault -> FieldFaults.of(fault, custom)).toList();
  }
}
