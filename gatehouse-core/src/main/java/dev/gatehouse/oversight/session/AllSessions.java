package dev.gatehouse.oversight.session;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.oversight.Readers;
import dev.gatehouse.session.SessionSettings;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The live sessions of all users over whom an administrator stands, and the own ones.
 *
 * <p>An Owner sees everybody's, an Admin those of users who are neither Owner nor Admin. They are
 * ended by {@link dev.gatehouse.administration.UserSessions}, the own ones by {@link
 * dev.gatehouse.session.Sessions}.
 */
public final class AllSessions {
  /** The most sessions of one page. */
  public static final int LONGEST_PAGE = 100;

  /** So many are counted; what is more is not counted on. */
  public static final int MOST_COUNTED = 10_000;

  private final Foundation foundation;
  private final SessionSettings settings;
  private final Readers readers;
  private final SeenSessionRepository sessions;

  /** Makes the service. */
  public AllSessions(Foundation foundation, SessionSettings settings, Readers readers) {
    this.foundation = foundation;
    this.settings = settings;
    this.readers = readers;
    this.sessions = new SeenSessionRepository(foundation.database(), settings);
  }

  /** When the day began that it is now in that zone. */
  public Instant startOfDay(ZoneId zone) {
    return foundation.now().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
  }

  /**
   * The sessions that meet the filter, the last used first.
   *
   * @param after where the page begins; empty for the first one
   * @param size how many at most, from 1 to {@value #LONGEST_PAGE}
   */
  public SessionReading page(
      Actor actor, SessionFilter filter, Optional<SessionPage.Cursor> after, int size) {
    if (size < 1 || size > LONGEST_PAGE) {
      throw new IllegalArgumentException("a page has 1 to " + LONGEST_PAGE + " sessions");
    }
    if (!readers.mayRead(actor)) {
      return new SessionReading.Forbidden();
    }
    var read = sessions.list(view(actor), filter, after, size + 1);
    var page = read.stream().limit(size).toList();
    var next =
        read.size() > size
            ? Optional.of(SessionPage.Cursor.after(page.getLast()))
            : Optional.<SessionPage.Cursor>empty();
    return new SessionReading.Read(new SessionPage(page, next));
  }

  /**
   * How many sessions there are, each number exact up to {@value #MOST_COUNTED}.
   *
   * @param since from when on a session counts as begun
   */
  public SessionCounting count(Actor actor, Instant since) {
    if (!readers.mayRead(actor)) {
      return new SessionCounting.Forbidden();
    }
    var view = view(actor);
    return new SessionCounting.Counted(
        sessions.count(view, MOST_COUNTED),
        sessions.countUsers(view, MOST_COUNTED),
        sessions.countBegun(view, since, MOST_COUNTED));
  }

  private SeenSessionRepository.View view(Actor actor) {
    var now = foundation.now();
    return new SeenSessionRepository.View(
        actor.user(),
        readers.isOwner(actor),
        now.minus(settings.idle()),
        now.minus(settings.absolute()));
  }
}
