package dev.gatehouse.spring.api.json;

import java.util.Map;
import java.util.Optional;

/**
 * The members of a body or the parameters of a query, all of them of the kind that was asked for.
 *
 * @param values the values by name
 */
public record JsonMembers(Map<String, Object> values) {
  /** No members at all. */
  public static final JsonMembers NONE = new JsonMembers(Map.of());

  /** Keeps its own copy of the values. */
  public JsonMembers {
    values = Map.copyOf(values);
  }

  /** A text that must be there. */
  public String text(String name) {
    return optionalText(name).orElseThrow();
  }

  /** A text that may be there. */
  public Optional<String> optionalText(String name) {
    return Optional.ofNullable(values.get(name)).map(String.class::cast);
  }

  /** True if it is there and true. */
  public boolean flag(String name) {
    return Boolean.TRUE.equals(values.get(name));
  }

  /** A whole number that may be there. */
  public Optional<Integer> whole(String name) {
    return Optional.ofNullable(values.get(name)).map(Integer.class::cast);
  }

  /** Says which members there are; their values hold passwords. */
  @Override
  public String toString() {
    return "JsonMembers" + values.keySet();
  }
}
