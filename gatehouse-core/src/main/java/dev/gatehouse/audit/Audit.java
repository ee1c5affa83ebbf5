package dev.gatehouse.audit;

import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.keys.Keys;
import dev.gatehouse.keys.Sealed;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The audit trail: every sensitive act, written in the act's own transaction and never changed.
 *
 * <p>{@link #seal} puts what was written since under the seals of a chain, so that {@link #verify}
 * notices what was changed, removed or added by somebody who has the database and not the key ring.
 */
public final class Audit {
  /** The most entries of a page. */
  public static final int LONGEST_PAGE = 500;

  private final AuditRepository events;
  private final AuditChain chain;
  private final Foundation foundation;

  /**
   * How often acts were done, day by day.
   *
   * @param first the first day that was looked at
   * @param last the last one, which is not over yet
   * @param counts those that are not zero, by day and act
   */
  public record DailyCounts(LocalDate first, LocalDate last, List<Count> counts) {
    /** Keeps its own copy of the counts. */
    public DailyCounts {
      counts = List.copyOf(counts);
    }

    /**
     * How often an act was done on one day.
     *
     * @param day in UTC
     * @param act what was done
     * @param count how often
     */
    public record Count(LocalDate day, String act, long count) {}

    /** How often the act was done on that day. */
    public long of(LocalDate day, String act) {
      return counts.stream()
          .filter(count -> count.day().equals(day) && count.act().equals(act))
          .mapToLong(Count::count)
          .sum();
    }
  }

  /** Makes the service. */
  public Audit(Foundation foundation, Keys keys) {
    this.events = new AuditRepository(foundation.database());
    this.chain = new AuditChain(foundation, keys, events);
    this.foundation = foundation;
  }

  /** What is sealed here: the chain, which verifies as before when it is sealed anew. */
  public static List<Sealed> sealed() {
    return AuditChain.sealed();
  }

  /** Writes the event; it is kept if, and only if, the act is. */
  public void record(Transaction transaction, AuditEvent event) {
    events.insert(transaction, foundation.newId(event.at()), event);
  }

  /** The latest events that were done by or to the user, the newest first. */
  public List<AuditEvent> about(UUID user, int most) {
    return events.about(user, most);
  }

  /**
   * The events that meet the filter, the newest first.
   *
   * @param after where the page begins; the first page when empty
   * @param most how many entries the page has at most, 1 to {@value #LONGEST_PAGE}
   */
  public AuditPage page(AuditFilter filter, Optional<AuditPage.Cursor> after, int most) {
    if (most < 1 || most > LONGEST_PAGE) {
      throw new IllegalArgumentException("a page has 1 to " + LONGEST_PAGE + " entries");
    }
    var oneMore = events.page(filter, after.map(AuditPage.Cursor::last), most + 1);
    if (oneMore.size() <= most) {
      return new AuditPage(oneMore, Optional.empty());
    }
    var entries = oneMore.subList(0, most);
    return new AuditPage(entries, Optional.of(new AuditPage.Cursor(entries.getLast().id())));
  }

  /**
   * How often each of the acts was done, day by day, in UTC.
   *
   * @param acts which; at least one
   * @param days how many days, today being the last
   */
  public DailyCounts daily(Set<String> acts, int days) {
    var today = LocalDate.ofInstant(foundation.now(), ZoneOffset.UTC);
    var first = today.minusDays(days - 1L);
    var since = first.atStartOfDay(ZoneOffset.UTC).toInstant();
    return new DailyCounts(first, today, events.daily(acts, since));
  }

  /**
   * Seals what no seal covers yet. Call it as often as you like, on every node: each event is
   * sealed once, and whoever writes one does not wait.
   */
  public Sealing seal() {
    return chain.seal();
  }

  /**
   * Compares every sealed event with its seal, in batches; it takes as long as the trail is.
   *
   * <p>It does not notice the change of an event that was not sealed yet, nor that the whole
   * database was put back to an earlier state: for that, compare the counts with those of the last
   * time.
   */
  public AuditVerdict verify() {
    return chain.verify();
  }
}
