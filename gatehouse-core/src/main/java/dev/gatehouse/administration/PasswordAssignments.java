package dev.gatehouse.administration;

import dev.gatehouse.credential.PasswordChanged;
import dev.gatehouse.password.Password;
import dev.gatehouse.password.PasswordHash;
import dev.gatehouse.password.Preparation;
import dev.gatehouse.passwordchange.PasswordChangeSettings;
import dev.gatehouse.throttle.Admission;
import dev.gatehouse.throttle.Limit;
import dev.gatehouse.throttle.Rule;
import dev.gatehouse.user.User;
import dev.gatehouse.user.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sets the passwords of others, where the settings allow it at all.
 *
 * <p>Such a password opens no session: a sign-in with it gives a token to set another with, and
 * nothing else. The reset link is the better way, since no administrator learns a password by it.
 */
public final class PasswordAssignments {
  private static final Desk.Refusals<PasswordAssignment> REFUSALS =
      new Desk.Refusals<>(new PasswordAssignment.UnknownUser(), new PasswordAssignment.Forbidden());

  // each try tells whether it is the present password
  private static final Limit TRIES = new Limit(5, Duration.ofMinutes(1));

  private final Desk desk;
  private final PasswordChangeSettings settings;

  PasswordAssignments(Desk desk, PasswordChangeSettings settings) {
    this.desk = desk;
    this.settings = settings;
  }

  /**
   * Sets the user's password until the next sign-in: ends every session, voids every mailed link,
   * and tells the user by mail, but not the password.
   */
  public PasswordAssignment assign(Actor actor, UserId user, Password password) {
    if (!settings.byAdministrators()) {
      return new PasswordAssignment.SwitchedOff();
    }
    // before anything is hashed, or everybody could ask whether it is the present password
    return refusal(actor, user)
        .orElseGet(() ->
            switch (desk.with().throttles().admit(List.of(rule(actor)))) {
              case Admission.Refused(var retryAfter) ->
                  new PasswordAssignment.Throttled(retryAfter);
              case Admission.Admitted admitted -> prepared(actor, user, password);
            });
  }

  private Optional<PasswordAssignment> refusal(Actor actor, UserId user) {
    var refusals =
        new Desk.Refusals<Optional<PasswordAssignment>>(
            Optional.of(REFUSALS.unknownUser()), Optional.of(REFUSALS.forbidden()));
    return desk.onUser(actor, user, refusals, allowed -> Optional.empty());
  }

  private PasswordAssignment prepared(Actor actor, UserId user, Password password) {
    var words = desk.users().get(user).map(User::email).map(email -> email.words());
    return switch (desk.with().passwords().prepare(user, password, words.orElse(List.of()))) {
      case Preparation.Rejected(var weaknesses) -> new PasswordAssignment.Rejected(weaknesses);
      case Preparation.Busy(var retryAfter) -> new PasswordAssignment.Busy(retryAfter);
      case Preparation.Prepared(var hash) ->
          desk.onUser(actor, user, REFUSALS, request -> assigned(request, hash));
    };
  }

  private PasswordAssignment assigned(Desk.Request request, PasswordHash hash) {
    var transaction = request.transaction();
    desk.users().changeCredential(transaction, request.id());
    desk.with().passwords().store(transaction, request.id(), hash, request.now());
    desk.with().passwords().demandChange(transaction, request.id());
    desk.sessions().endAll(transaction, request.id());
    desk.conclude(
        transaction,
        new Desk.Act(
            request.now(), "password-assigned", request.actor(), request.user(), Map.of()));
    desk.events().publish(transaction, new PasswordChanged(request.id().value(), request.now()));
    return new PasswordAssignment.Assigned();
  }

  private static Rule rule(Actor actor) {
    return new Rule("password-assignment", actor.user().toString(), TRIES);
  }
}
