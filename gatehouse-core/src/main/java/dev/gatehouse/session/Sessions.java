package dev.gatehouse.session;

import dev.gatehouse.audit.Audit;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.client.Client;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.policy.SecondFactorPolicy;
import dev.gatehouse.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sessions: opened at sign-in, checked at each request, listed and ended by their user.
 *
 * <p>Nothing about a session is kept in memory, so whatever ends one is felt by the next request on
 * every node.
 */
public final class Sessions {
  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

  private final Foundation foundation;
  private final SessionRepository sessions;
  private final SessionSettings settings;
  private final SecondFactorPolicy secondFactor;
  private final Audit audit;

  /** Who ends a session, the session's user or another, and from where. */
  public record By(UserId user, Client client) {}

  /** Makes the service. */
  public Sessions(
      Foundation foundation,
      SessionSettings settings,
      SecondFactorPolicy secondFactor,
      Audit audit) {
    this.foundation = foundation;
    this.sessions = new SessionRepository(foundation.database());
    this.settings = settings;
    this.secondFactor = secondFactor;
    this.audit = audit;
  }

  /** Opens the session, and ends the user's least recently used when they become too many. */
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
    sessions.keepLatest(transaction, opening.user(), settings.most());
    return new OpenSession(token, session);
  }

  /**
   * Says what the token is worth, in one statement, and notes the use of the session at most once
   * per {@link SessionSettings#touch}. A changed client is logged and audited once for each kind of
   * change.
   */
  public SessionCheck check(SessionToken token, Client client) {
    return check(token, client, true);
  }

  /** The same, without a use of the session: for what looks by itself, such as an open page. */
  public SessionCheck peek(SessionToken token, Client client) {
    return check(token, client, false);
  }

  private SessionCheck check(SessionToken token, Client client, boolean use) {
    var now = foundation.now();
    var found = sessions.find(token.digest(), living(now));
    if (found.isEmpty()) {
      return new SessionCheck.Dead();
    }
    var live = found.get();
    var change = change(live.session().client(), client);
    change.ifPresent(what -> report(live.session(), what, client));
    if (change.isPresent() && settings.fingerprint() == FingerprintPolicy.STRICT) {
      return new SessionCheck.Dead();
    }
    if (use) {
      touch(live.session(), now);
    }
    if (secondFactor.owed(live.user(), live.roles(), now)) {
      return new SessionCheck.SecondFactorOwed(live);
    }
    return change
        .<SessionCheck>map(what -> new SessionCheck.Changed(live, what))
        .orElseGet(() -> new SessionCheck.Live(live));
  }

  /** The user's sessions that are alive, the last used first. */
  public List<Session> list(UserId user) {
    var living = living(foundation.now());
    return foundation.database().read(handle -> sessions.list(handle, user, living));
  }

  /** The user's sessions that are alive, as the transaction sees them, the last used first. */
  public List<Session> list(Transaction transaction, UserId user, Instant now) {
    return sessions.list(transaction.handle(), user, living(now));
  }

  /** Gives the user's session a new token; empty when it is not alive. The old one is dead. */
  public Optional<OpenSession> renew(Transaction transaction, UserId user, SessionToken token) {
    var renewed = SessionToken.issue(foundation.random());
    return sessions
        .renew(
            transaction,
            user,
            new SessionRepository.Renewal(token.digest(), renewed.digest()),
            living(foundation.now()))
        .map(session -> new OpenSession(renewed, session));
  }

  /**
   * Ends every session of the user but that one, which goes on under a new token; empty when it was
   * not alive, and then all have ended.
   */
  public Optional<OpenSession> renewAlone(
      Transaction transaction, UserId user, Optional<SessionToken> kept) {
    var renewed = kept.flatMap(token -> renew(transaction, user, token));
    renewed.ifPresentOrElse(
        open -> endOthers(transaction, user, open.session().id()), () -> endAll(transaction, user));
    return renewed;
  }

  /** Ends the session of that token; nothing happens when there is none. */
  public void end(SessionToken token) {
    foundation
        .database()
        .write(transaction -> {
          var ended = sessions.delete(transaction, token.digest());
          ended.ifPresent(session ->
              audit.record(
                  transaction,
                  event("session-ended", session.user(), Optional.empty())
                      .with("session", session.id().toString())));
          return ended.isPresent();
        });
  }

  /** Ends the session of that token within the transaction, as a part of an act that is audited. */
  public void end(Transaction transaction, SessionToken token) {
    sessions.delete(transaction, token.digest());
  }

  /** Ends one session of the user; false when the user has no such session. */
  public boolean end(UserId user, SessionId session) {
    return end(user, session, event("session-ended", user, Optional.empty()));
  }

  /** The same, with who does it in the audit trail. */
  public boolean end(UserId user, SessionId session, By by) {
    return end(user, session, event("session-ended", user, Optional.of(by)));
  }

  /** Ends the session that the user is in, at the user's own wish; false when it has ended. */
  public boolean signOut(UserId user, SessionId session, Client client) {
    return end(user, session, event("signed-out", user, Optional.of(new By(user, client))));
  }

  /** Ends one session of the user within the transaction; false when there is no such session. */
  public boolean end(Transaction transaction, UserId user, SessionId session) {
    return sessions.delete(transaction, user, session);
  }

  /** Ends every session of the user but one, and says how many. */
  public int endOthers(UserId user, SessionId kept) {
    var event = event("other-sessions-ended", user, Optional.empty());
    return endMany(event, transaction -> endOthers(transaction, user, kept));
  }

  /** The same, with who does it in the audit trail. */
  public int endOthers(UserId user, SessionId kept, By by) {
    var event = event("other-sessions-ended", user, Optional.of(by));
    return endMany(event, transaction -> endOthers(transaction, user, kept));
  }

  /** Ends every session of the user but one within the transaction, and says how many. */
  public int endOthers(Transaction transaction, UserId user, SessionId kept) {
    return sessions.deleteOthers(transaction, user, kept);
  }

  /** Ends every session of the user, and says how many. */
  public int endAll(UserId user) {
    var event = event("all-sessions-ended", user, Optional.empty());
    return endMany(event, transaction -> endAll(transaction, user));
  }

  /** The same, with who does it in the audit trail. */
  public int endAll(UserId user, By by) {
    var event = event("all-sessions-ended", user, Optional.of(by));
    return endMany(event, transaction -> endAll(transaction, user));
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

  private boolean end(UserId user, SessionId session, AuditEvent event) {
    return foundation
        .database()
        .write(transaction -> {
          var ended = sessions.delete(transaction, user, session);
          if (ended) {
            audit.record(transaction, event.with("session", session.toString()));
          }
          return ended;
        });
  }

  private int endMany(AuditEvent event, ToIntFunction<Transaction> ending) {
    return foundation
        .database()
        .write(transaction -> {
          int ended = ending.applyAsInt(transaction);
          if (ended > 0) {
            audit.record(transaction, event.with("sessions", String.valueOf(ended)));
          }
          return ended;
        });
  }

  private AuditEvent event(String act, UserId user, Optional<By> by) {
    return new AuditEvent(
        foundation.now(),
        act,
        by.map(By::user).map(UserId::value),
        Optional.of(user.value()),
        by.map(By::client),
        Map.of());
  }

  // once for each kind of change, or the requests of whoever roams would flood log and trail
  private void report(Session session, ClientChange change, Client client) {
    if (!sessions.unreported(session.id(), change)) {
      return;
    }
    var event =
        event("session-client-changed", session.user(), Optional.of(new By(session.user(), client)))
            .with("session", session.id().toString())
            .with("change", change.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    boolean first =
        foundation
            .database()
            .write(transaction -> {
              var reported = sessions.report(transaction, session.id(), change);
              if (reported) {
                audit.record(transaction, event);
              }
              return reported;
            });
    if (first) {
      LOG.warn("session {} is used from another {}", session.id(), change.words());
    }
  }
}
