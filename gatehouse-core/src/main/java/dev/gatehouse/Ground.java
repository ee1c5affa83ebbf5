package dev.gatehouse;

import dev.gatehouse.audit.Audit;
import dev.gatehouse.events.Events;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.token.OneTimeTokens;
import dev.gatehouse.keys.Keys;
import dev.gatehouse.keys.Sealed;
import dev.gatehouse.keys.SealedValues;
import dev.gatehouse.outbox.Outbox;
import dev.gatehouse.throttle.Throttles;
import dev.gatehouse.totp.Totps;
import java.util.List;
import java.util.stream.Stream;

/** The services that every feature stands on. */
record Ground(
    Keys keys,
    SealedValues sealedValues,
    Events events,
    Throttles throttles,
    OneTimeTokens tokens,
    Audit audit,
    Outbox outbox) {
  static Ground lay(Foundation foundation, GatehouseBuilder parts) {
    var sealedValues = new SealedValues(foundation.database(), parts.keyRing, sealed());
    sealedValues.requireKeys();
    var keys = Keys.open(foundation, parts.keyRing);
    return new Ground(
        keys,
        sealedValues,
        new Events(parts.listeners),
        new Throttles(foundation),
        new OneTimeTokens(foundation.database(), foundation.random()),
        new Audit(foundation, keys),
        new Outbox(foundation, keys, parts.mail));
  }

  private static List<Sealed> sealed() {
    return Stream.of(Keys.sealed(), Totps.sealed(), Outbox.sealed(), Audit.sealed())
        .flatMap(List::stream)
        .toList();
  }
}
