package dev.gatehouse.session;

import dev.gatehouse.client.Client;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The sessions: opened at sign-in, checked at each request, listed and ended by their user.
 *
 * <p>Nothing about a session is kept in memory, so whatever ends one is felt by the next request on
 * every node.
 */
public final class Sessions {
  private final Foundation foundation;
  private final SessionRepository sessions;
  private final SessionSettings settings;

  /** Makes the service. */
  public Sessions(Foundation foundation, SessionSettings settings) {
    this.foundation = foundation;
    this.sessions = new SessionRepository(foundation.database());
    this.settings = settings;
  }

  /** Opens the session. */
  public OpenSession open(Transaction transaction, Opening opening, Instant now) {
    var token = SessionToken.issue(foundation.random());
    var session =
        new Session(
            new SessionId(foundation.newId(now)),
            opening.user(),
            opening.client(),
            opening.lasting(),
            now,
            now);
    sessions.insert(transaction, session, token.digest());
    return new OpenSession(token, session);
  }

  /**
   * Says what the token is worth, in one statement, and notes the use of the session at most once
   * per {@link SessionSettings#touch}.
   */
  public SessionCheck check(SessionToken token, Client client) {
    var now = foundation.now();
    var found = sessions.find(token.digest(), living(now));
    if (found.isEmpty()) {
      return new SessionCheck.Dead();
    }
    var live = found.get();
    var change = change(live.session().client(), client);
    if (change.isPresent() && settings.fingerprint() == FingerprintPolicy.STRICT) {
      return new SessionCheck.Dead();
    }
    touch(live.session(), now);
    return change
        .<SessionCheck>map(what -> new SessionCheck.Changed(live, what))
        .orElseGet(() -> new SessionCheck.Live(live));
  }

  /** The user's sessions that are alive, the last used first. */
  public List<Session> list(UserId user) {
    return sessions.list(user, living(foundation.now()));
  }

  /** Gives the user's session a new token; empty when it is not alive. The old one is dead. */
  public Optional<OpenSession> renew(Transaction transaction, UserId user, SessionToken token) {
    var renewed = SessionToken.issue(foundation.random());
    return sessions
        .renew(transaction, user, new SessionRepository.Renewal(token.digest(), renewed.digest()))
        .map(session -> new OpenSession(renewed, session));
  }

  /**
   * Ends every session of the user but that of the token, which goes on under a new one; empty when
   * none is kept.
   */
  public Optional<OpenSession> endAllBut(
      Transaction transaction, UserId user, Optional<SessionToken> kept) {
    var renewed = kept.flatMap(token -> renew(transaction, user, token));
    renewed.ifPresentOrElse(
        open -> endOthers(transaction, user, open.session().id()), () -> endAll(transaction, user));
    return renewed;
  }

  /** Ends the session of that token; nothing happens when there is none. */
  public void end(SessionToken token) {
    foundation.database().write(transaction -> sessions.delete(transaction, token.digest()));
  }

  /** Ends the session of that token within the transaction. */
  public void end(Transaction transaction, SessionToken token) {
    sessions.delete(transaction, token.digest());
  }

  /** Ends one session of the user; false when the user has no such session. */
  public boolean end(UserId user, SessionId session) {
    return foundation.database().write(transaction -> sessions.delete(transaction, user, session));
  }

  /** Ends every session of the user but one, and says how many. */
  public int endOthers(UserId user, SessionId kept) {
    return foundation.database().write(transaction -> endOthers(transaction, user, kept));
  }

  /** Ends every session of the user but one within the transaction, and says how many. */
  public int endOthers(Transaction transaction, UserId user, SessionId kept) {
    return sessions.deleteOthers(transaction, user, kept);
  }

  /** Ends every session of the user, and says how many. */
  public int endAll(UserId user) {
    return foundation.database().write(transaction -> endAll(transaction, user));
  }

  /** Ends every session of the user within the transaction, and says how many. */
  public int endAll(Transaction transaction, UserId user) {
    return sessions.deleteAll(transaction, user);
  }

  /** Removes the sessions that have run out, and says how many. */
  public int purge(Instant now) {
    return foundation.database().write(transaction -> sessions.purge(transaction, living(now)));
  }

  private SessionRepository.Living living(Instant now) {
    return new SessionRepository.Living(now.minus(settings.idle()), now.minus(settings.absolute()));
  }

  private void touch(Session session, Instant now) {
    var due = now.minus(settings.touch());
    if (!session.lastUsedAt().isAfter(due)) {
      foundation
          .database()
          .write(transaction -> sessions.touch(transaction, session.id(), now, due));
    }
  }

  private Optional<ClientChange> change(Client before, Client present) {
    if (settings.fingerprint() == FingerprintPolicy.OFF) {
      return Optional.empty();
    }
    var sameAddress = before.address().network().equals(present.address().network());
    var sameAgent = before.userAgent().equals(present.userAgent());
    if (sameAddress) {
      return sameAgent ? Optional.empty() : Optional.of(ClientChange.USER_AGENT);
    }
    return Optional.of(sameAgent ? ClientChange.ADDRESS : ClientChange.BOTH);
  }
}
