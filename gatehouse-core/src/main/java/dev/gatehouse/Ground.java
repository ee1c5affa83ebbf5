package dev.gatehouse;

import dev.gatehouse.audit.Audit;
import dev.gatehouse.events.Events;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.token.OneTimeTokens;
import dev.gatehouse.keys.Keys;
import dev.gatehouse.outbox.Outbox;
import dev.gatehouse.throttle.Throttles;

/** The services that every feature stands on. */
record Ground(
    Keys keys,
    Events events,
    Throttles throttles,
    OneTimeTokens tokens,
    Audit audit,
    Outbox outbox) {
  static Ground lay(Foundation foundation, GatehouseBuilder parts) {
    var keys = Keys.open(foundation, parts.keyRing);
    return new Ground(
        keys,
        new Events(parts.listeners),
        new Throttles(foundation),
        new OneTimeTokens(foundation.database(), foundation.random()),
        new Audit(foundation, keys),
        new Outbox(foundation, keys, parts.mail));
  }
}
