package dev.gatehouse.keys;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.toCollection;

import dev.gatehouse.internal.sql.Database;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that is sealed in the database: by which keys, and sealed anew by the primary one. */
public final class SealedValues {
  private static final Logger LOG = LoggerFactory.getLogger(SealedValues.class);

  // so few that nobody waits long for a row that a batch holds
  private static final int BATCH = 100;

  private final Database database;
  private final KeyRing ring;
  private final List<Sealed> columns;
  private final SealedRepository values;

  /** Makes the service. */
  public SealedValues(Database database, KeyRing ring, List<Sealed> columns) {
    this.database = database;
    this.ring = ring;
    this.columns = List.copyOf(columns);
    this.values = new SealedRepository(database);
  }

  /** The tables that hold sealed values. */
  public List<String> tables() {
    return columns.stream().map(Sealed::table).toList();
  }

  /**
   * Checks that the key ring has every key that something is sealed with, in a time that does not
   * depend on how much is.
   *
   * @throws IllegalArgumentException when keys are missing, and says which
   */
  public void requireKeys() {
    var lacking = keys();
    lacking.removeAll(ring.opening());
    if (!lacking.isEmpty()) {
      throw new IllegalArgumentException(
          "the key ring is not the one this database was sealed with: it lacks "
              + lacking.stream().map(KeyId::toString).collect(Collectors.joining(", ", "key ", ""))
              + "; start with the key ring that belongs to it");
    }
  }

  /** The keys that something is sealed with. */
  public Set<KeyId> keys() {
    return columns.stream()
        .flatMap(column -> values.beginnings(column).stream())
        .flatMap(beginning -> KeyId.of(beginning).stream())
        .collect(toCollection(() -> new TreeSet<>(Comparator.comparing(KeyId::toString))));
  }

  /** How many values each key seals; each value is looked at. */
  public Map<KeyId, Long> counts() {
    return columns.stream()
        .flatMap(column -> values.counts(column).entrySet().stream())
        .flatMap(
            count -> KeyId.of(count.getKey()).map(key -> Map.entry(key, count.getValue())).stream())
        .collect(groupingBy(Map.Entry::getKey, summingLong(Map.Entry::getValue)));
  }

  /**
   * Seals by the primary key whatever another key seals, while everything goes on.
   *
   * <p>It goes in batches, each of which is kept or not; stopped at any point, it is done by being
   * called again. A value that is written meanwhile is left as it was written. Before it, every
   * node must have been started with a key ring that has the same primary key.
   *
   * @throws IllegalStateException inside a transaction of the host
   */
  public Resealing reseal() {
    database.requireNoHostTransaction("sealing everything anew");
    var resealed = new HashMap<String, Long>();
    for (var column : columns) {
      resealed.put(column.table(), reseal(column));
    }
    var left = new HashMap<>(counts());
    left.remove(ring.primary());
    return new Resealing(resealed, left);
  }

  private long reseal(Sealed column) {
    var current = ring.primary().beginnings();
    if (current.containsAll(values.beginnings(column))) {
      return 0;
    }
    long resealed = 0;
    var last = Optional.<Object>empty();
    while (true) {
      var batch = values.others(column, current, last, BATCH);
      var swaps = batch.stream().flatMap(value -> swap(column, value)).toList();
      resealed +=
          database.write(transaction ->
              swaps.stream().filter(swap -> column.swap().test(transaction, swap)).count());
      if (batch.size() < BATCH) {
        return resealed;
      }
      last = Optional.of(batch.getLast().id());
    }
  }

  private Stream<Sealed.Swap> swap(Sealed column, SealedRepository.Value value) {
    var place = column.place().apply(value.id().toString());
    var text = ring.unseal(value.sealed(), place);
    if (text.isEmpty()) {
      LOG.warn("{} {} does not open, and stays as it is", column.table(), value.id());
    }
    return text.stream()
        .map(open -> new Sealed.Swap(value.id(), value.sealed(), ring.seal(open, place)));
  }
}
