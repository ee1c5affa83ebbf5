package dev.gatehouse.spring.pages.admin.user;

import dev.gatehouse.oversight.UserRecord;
import dev.gatehouse.spring.pages.Moments;
import dev.gatehouse.spring.pages.admin.When;
import dev.gatehouse.user.User;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * How the user is deactivated, and what the form holds that changes it.
 *
 * @param deactivated whether an administrator has done it, and nothing but a deletion to come
 * @param reason why; may be empty
 * @param until when it ends by itself; empty for good
 * @param zone in which the form names a day
 */
record StatusView(
    boolean deactivated,
    When.Moment at,
    String reason,
    When.Moment until,
    Typed typed,
    String zone) {
  /** What the fields of the form hold. */
  record Typed(String reason, String until) {}

  static StatusView of(UserRecord known, ServerRequest request) {
    var moments = Moments.of(request);
    var when = new When(moments);
    var deactivation = known.listed().deactivation();
    var until = deactivation.flatMap(User.Deactivation::until);
    var reason = deactivation.map(User.Deactivation::reason).orElse("");
    return new StatusView(
        deactivation.isPresent(),
        when.of(deactivation.map(User.Deactivation::at)),
        reason,
        when.of(until),
        new Typed(
            typed("reason", request).orElse(reason),
            typed("until", request).orElse(until.map(moments::day).orElse(""))),
        moments.zone().map(ZoneId::getId).orElse("UTC"));
  }

  // other forms of the page have a reason too
  private static Optional<String> typed(String name, ServerRequest request) {
    return request.param(name).filter(text -> request.path().endsWith("/status"));
  }
}
