package dev.gatehouse.oversight.session;

import dev.gatehouse.session.Session;
import dev.gatehouse.user.EmailAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * A session as administrators see it.
 *
 * @param session the session
 * @param email the address of its user
 * @param username the name that its user goes by
 * @param endsAt when it ends, if it is not used again
 */
public record SeenSession(
    Session session, EmailAddress email, Optional<String> username, Instant endsAt) {}
