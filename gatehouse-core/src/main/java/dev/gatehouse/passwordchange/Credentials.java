package dev.gatehouse.passwordchange;

import dev.gatehouse.audit.Audit;
import dev.gatehouse.events.Events;
import dev.gatehouse.internal.token.OneTimeTokens;
import dev.gatehouse.outbox.Outbox;
import dev.gatehouse.password.Passwords;
import dev.gatehouse.session.Sessions;
import dev.gatehouse.throttle.Throttles;
import dev.gatehouse.user.Users;

/** The services that whatever concerns credentials needs. */
public record Credentials(
    Users users,
    Passwords passwords,
    Sessions sessions,
    OneTimeTokens tokens,
    Throttles throttles,
    Outbox outbox,
    Audit audit,
    Events events) {}
