package dev.gatehouse.dataexport;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Some facts that belong together, such as those of one session; a JSON object in the document.
 *
 * @param facts what they are, by their names, in the order in which they are written
 */
public record Entry(Map<String, Object> facts) {
  /** No facts yet. */
  public static final Entry EMPTY = new Entry(Map.of());

  /** Keeps its own copy, and the order. */
  public Entry {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /**
   * The same with one more fact.
   *
   * @param value a text, number, boolean, entry or JSON element, a list or map of these, or
   *     anything that is written as its {@code toString} says; left out when it is an empty
   *     optional
   */
  public Entry with(String name, Object value) {
    if (value instanceof Optional<?> perhaps) {
      return perhaps.map(there -> with(name, there)).orElse(this);
    }
    var more = new LinkedHashMap<>(facts);
    more.put(name, value);
    return new Entry(more);
  }

  @Override
  public String toString() {
    return "Entry" + facts.keySet();
  }
}
