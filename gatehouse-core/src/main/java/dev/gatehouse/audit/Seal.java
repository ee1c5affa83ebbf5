package dev.gatehouse.audit;

import dev.gatehouse.internal.token.Digest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What one seal says: which seal came before it, and which events it covers.
 *
 * @param previous the digest of the seal before; empty for the first
 * @param covered the events, ordered by id
 */
record Seal(String previous, List<Covered> covered) {
  Seal {
    covered = List.copyOf(covered);
  }

  /** An event as it was when it was sealed. */
  record Covered(String id, String digest) {}

  /**
   * The end of the chain.
   *
   * @param number the number of the last seal, 0 for none
   * @param last the digest of the last seal, empty for none
   * @param events how many events all seals cover
   */
  record Head(long number, String last, long events) {
    static final Head NONE = new Head(0, "", 0);

    Head after(Seal seal) {
      return new Head(number + 1, seal.digest(), events + seal.covered().size());
    }

    String text() {
      return number + " " + last + " " + events;
    }

    static Head parse(String text) {
      var parts = text.split(" ", -1);
      return new Head(Long.parseLong(parts[0]), parts[1], Long.parseLong(parts[2]));
    }
  }

  static Seal of(Head head, List<StoredEvent> events) {
    var covered = events.stream().map(event -> new Covered(event.id(), event.digest())).toList();
    return new Seal(head.last(), covered);
  }

  // of what it says, not of what is stored: the chain is the same when it is sealed anew
  private String digest() {
    return HexFormat.of().formatHex(Digest.of(text()).bytes());
  }

  String text() {
    var text = new StringBuilder(previous);
    covered.forEach(each -> text.append('\n').append(each.id()).append(' ').append(each.digest()));
    return text.toString();
  }

  static Seal parse(String text) {
    var lines = text.split("\n", -1);
    var covered = new ArrayList<Covered>();
    for (int i = 1; i < lines.length; i++) {
      var parts = lines[i].split(" ", -1);
      covered.add(new Covered(parts[0], parts[1]));
    }
    return new Seal(lines[0], covered);
  }

  /** Compares the events that are there, ordered by id, with those that were; empty if all fit. */
  Optional<AuditVerdict> fault(long number, List<StoredEvent> found) {
    for (int i = 0; i < Math.max(found.size(), covered.size()); i++) {
      if (i == found.size()) {
        return Optional.of(new AuditVerdict.EventMissing(covered.get(i).id(), number));
      }
      if (i == covered.size()) {
        return Optional.of(new AuditVerdict.EventAdded(found.get(i).id(), number));
      }
      var fault = fault(number, covered.get(i), found.get(i));
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  private static Optional<AuditVerdict> fault(long number, Covered covered, StoredEvent found) {
    int order = found.id().compareTo(covered.id());
    if (order < 0) {
      return Optional.of(new AuditVerdict.EventAdded(found.id(), number));
    }
    if (order > 0) {
      return Optional.of(new AuditVerdict.EventMissing(covered.id(), number));
    }
    return found.digest().equals(covered.digest())
        ? Optional.empty()
        : Optional.of(new AuditVerdict.EventChanged(found.id(), number));
  }
}
