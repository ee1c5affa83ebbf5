package dev.gatehouse.administration.secondfactor;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.administration.Desk;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.secondfactor.SecondFactors;
import dev.gatehouse.user.UserId;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Removes the second factors of others, who have lost authenticator and recovery codes and have
 * shown by another road who they are.
 *
 * <p>An Owner acts on everybody else, an Admin on users who are neither Owner nor Admin, and nobody
 * on themselves: the own second factor is switched off by a code. With the secret go the recovery
 * codes, the trust in devices, every session, every challenge and every mailed link, in one
 * transaction that is audited.
 */
public final class FactorRemovals {
  private static final Desk.Refusals<FactorRemoval> REFUSALS =
      new Desk.Refusals<>(new FactorRemoval.UnknownUser(), new FactorRemoval.Forbidden());

  private final Desk desk;
  private final SecondFactors factors;

  /** Makes the service. */
  public FactorRemovals(Desk desk, SecondFactors factors) {
    this.desk = desk;
    this.factors = factors;
  }

  /**
   * Removes the user's second factor, and tells the user by mail.
   *
   * @param reason for the trail and the user; may be empty
   */
  public FactorRemoval remove(Actor actor, UserId user, String reason) {
    var details = Map.of("reason", reason);
    return desk.onUser(actor, user, REFUSALS, request -> removed(request, details, desk::conclude));
  }

  /**
   * Removes the user's second factor without a mail, as when somebody else reads the user's; the
   * trail says so.
   *
   * @param reason for the trail; may be empty
   */
  public FactorRemoval removeSilently(Actor actor, UserId user, String reason) {
    var details = Map.of("reason", reason, "told", "nobody");
    return desk.onUser(actor, user, REFUSALS, request -> removed(request, details, desk::record));
  }

  private FactorRemoval removed(
      Desk.Request request,
      Map<String, String> details,
      BiConsumer<Transaction, Desk.Act> conclusion) {
    var transaction = request.transaction();
    if (!factors.remove(transaction, request.user())) {
      return new FactorRemoval.Unchanged();
    }
    desk.with().sessions().endAll(transaction, request.id());
    conclusion.accept(
        transaction,
        new Desk.Act(
            request.now(), "second-factor-removed", request.actor(), request.user(), details));
    return new FactorRemoval.Removed();
  }
}
