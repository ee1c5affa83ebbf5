package dev.gatehouse.audit;

import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.keys.Keys;
import dev.gatehouse.keys.Sealed;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The seals over the trail, each of which holds the digest of the one before and of the events it
 * covers, sealed under the key ring.
 *
 * <p>An event that is committed late, with an older id than those sealed already, is simply among
 * the next: what is sealed is what no seal covers yet, not what is newer than the last.
 */
final class AuditChain {
  private static final Logger LOG = LoggerFactory.getLogger(AuditChain.class);
  private static final int BATCH = 500;
  private static final String SEAL_PLACE = "gatehouse_audit_seals ";
  private static final String HEAD_PLACE = "gatehouse_audit_head";

  private final Foundation foundation;
  private final Keys keys;
  private final AuditRepository events;
  private final SealRepository seals;

  AuditChain(Foundation foundation, Keys keys, AuditRepository events) {
    this.foundation = foundation;
    this.keys = keys;
    this.events = events;
    this.seals = new SealRepository(foundation.database());
  }

  static List<Sealed> sealed() {
    return List.of(
        new Sealed(
            "gatehouse_audit_seals",
            "number",
            number -> SEAL_PLACE + number,
            SealRepository::swapSeal),
        new Sealed("gatehouse_audit_head", "name", head -> HEAD_PLACE, SealRepository::swapHead));
  }

  /** Seals whatever no seal covers, in batches, each of them whole or not at all. */
  Sealing seal() {
    for (int sealed = 0; ; ) {
      var batch = foundation.database().write(this::sealBatch);
      if (batch.isEmpty()) {
        LOG.error("the audit trail is not sealed: the end of its chain is not as it was left");
        return new Sealing.Stopped();
      }
      sealed += batch.get();
      if (batch.get() < BATCH) {
        return new Sealing.Sealed(sealed);
      }
    }
  }

  private Optional<Integer> sealBatch(Transaction transaction) {
    var before = read(seals.lockHead(transaction));
    // nobody else seals while this transaction holds the head
    if (before.isEmpty() || seals.exists(transaction, before.get().number() + 1)) {
      return Optional.empty();
    }
    var head = before.get();
    long number = head.number() + 1;
    var unsealed = events.takeUnsealed(transaction, number, BATCH);
    if (!unsealed.isEmpty()) {
      var seal = Seal.of(head, unsealed);
      var sealed = keys.seal(seal.text(), SEAL_PLACE + number);
      seals.insert(transaction, number, sealed, foundation.now());
      var after = head.after(seal);
      seals.moveHead(transaction, stored(after));
      // the log is out of reach for who has the database alone
      transaction.afterCommit(
          () -> LOG.info("audit trail: {} seals cover {} events", after.number(), after.events()));
    }
    return Optional.of(unsealed.size());
  }

  /** Compares the trail with its seals, batch by batch. */
  AuditVerdict verify() {
    var head = read(seals.head());
    if (head.isEmpty()) {
      return new AuditVerdict.HeadChanged();
    }
    var reached = Seal.Head.NONE;
    while (reached.number() < head.get().number()) {
      long number = reached.number() + 1;
      var sealed = seals.find(number);
      if (sealed.isEmpty()) {
        return new AuditVerdict.SealMissing(number);
      }
      var seal = keys.unsealed(sealed.get(), SEAL_PLACE + number).map(Seal::parse);
      if (seal.isEmpty() || !seal.get().previous().equals(reached.last())) {
        return new AuditVerdict.SealChanged(number);
      }
      int most = seal.get().covered().size() + 1;
      var fault = seal.get().fault(number, events.sealedIn(number, most));
      if (fault.isPresent()) {
        return fault.get();
      }
      reached = reached.after(seal.get());
    }
    return reached.equals(head.get()) ? verdictOnTheRest(reached) : new AuditVerdict.HeadChanged();
  }

  private AuditVerdict verdictOnTheRest(Seal.Head head) {
    return events
        .stray()
        .or(() -> seals.stray().map(AuditVerdict.SealChanged::new))
        .orElseGet(
            () -> new AuditVerdict.Whole(head.number(), head.events(), events.countUnsealed()));
  }

  // empty when it does not open, or opens to another number than it stands for
  private Optional<Seal.Head> read(Optional<SealRepository.StoredHead> stored) {
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    var head =
        stored.get().sealed().isPresent()
            ? keys.unsealed(stored.get().sealed().get(), HEAD_PLACE).map(Seal.Head::parse)
            : Optional.of(Seal.Head.NONE);
    return head.filter(opened -> opened.number() == stored.get().number());
  }

  private SealRepository.StoredHead stored(Seal.Head head) {
    return new SealRepository.StoredHead(
        head.number(), Optional.of(keys.seal(head.text(), HEAD_PLACE)));
  }
}
