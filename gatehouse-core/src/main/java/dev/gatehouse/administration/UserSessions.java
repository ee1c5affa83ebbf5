package dev.gatehouse.administration;

import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.user.UserId;
import java.util.List;
import java.util.Map;

/**
 * Shows and ends the sessions of users.
 *
 * <p>An Owner acts on everybody else, an Admin on users who are neither Owner nor Admin, and nobody
 * on themselves: the own sessions are {@link dev.gatehouse.session.Sessions}' affair. Ending some
 * is audited, and the user is told by mail.
 */
public final class UserSessions {
  private static final Desk.Refusals<Listing> UNSEEN =
      new Desk.Refusals<>(new Listing.UnknownUser(), new Listing.Forbidden());
  private static final Desk.Refusals<Ending> REFUSALS =
      new Desk.Refusals<>(new Ending.UnknownUser(), new Ending.Forbidden());

  private final Desk desk;

  /** What came of looking at the sessions of a user. */
  public sealed interface Listing {
    /** Here they are, the last used first. */
    record Listed(List<Session> sessions) implements Listing {
      /** Keeps its own copy. */
      public Listed {
        sessions = List.copyOf(sessions);
      }
    }

    /** There is no such user. */
    record UnknownUser() implements Listing {}

    /** The actor does not stand over the user. */
    record Forbidden() implements Listing {}
  }

  /** What came of ending sessions of a user. */
  public sealed interface Ending {
    /** Done; that many sessions have ended. */
    record Ended(int count) implements Ending {}

    /** The user has no such session. */
    record UnknownSession() implements Ending {}

    /** There is no such user. */
    record UnknownUser() implements Ending {}

    /** The actor does not stand over the user. */
    record Forbidden() implements Ending {}
  }

  UserSessions(Desk desk) {
    this.desk = desk;
  }

  /** The user's sessions that are alive. */
  public Listing list(Actor actor, UserId user) {
    return desk.onUser(
        actor,
        user,
        UNSEEN,
        request ->
            new Listing.Listed(
                desk.sessions().list(request.transaction(), request.id(), request.now())));
  }

  /** Ends one session of the user. */
  public Ending end(Actor actor, UserId user, SessionId session) {
    return desk.onUser(
        actor,
        user,
        REFUSALS,
        request ->
            desk.sessions().end(request.transaction(), request.id(), session)
                ? concluded(request, 1)
                : new Ending.UnknownSession());
  }

  /** Ends every session of the user. */
  public Ending endAll(Actor actor, UserId user) {
    return desk.onUser(
        actor,
        user,
        REFUSALS,
        request -> concluded(request, desk.sessions().endAll(request.transaction(), request.id())));
  }

  // who had none is not told that some have ended
  private Ending concluded(Desk.Request request, int count) {
    if (count > 0) {
      var details = Map.of("count", Integer.toString(count));
      desk.conclude(
          request.transaction(),
          new Desk.Act(
              request.now(), "sessions-ended-by-admin", request.actor(), request.user(), details));
    }
    return new Ending.Ended(count);
  }
}
