package dev.gatehouse.spring.api.json;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
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

  /** True or false, or else what holds when it is not there. */
  public boolean flag(String name, boolean otherwise) {
    return optionalFlag(name).orElse(otherwise);
  }

  /** A boolean that may be there. */
  public Optional<Boolean> optionalFlag(String name) {
    return Optional.ofNullable(values.get(name)).map(Boolean.class::cast);
  }

  /** A whole number that may be there. */
  public Optional<Integer> whole(String name) {
    return Optional.ofNullable(values.get(name)).map(Integer.class::cast);
  }

  /** A number that may be there. */
  public Optional<BigDecimal> decimal(String name) {
    return Optional.ofNullable(values.get(name)).map(BigDecimal.class::cast);
  }

  /** A time that may be there. */
  public Optional<Instant> moment(String name) {
    return Optional.ofNullable(values.get(name)).map(Instant.class::cast);
  }

  /** The texts of a list; none if it is not there. */
  public List<String> texts(String name) {
    return values.get(name) instanceof List<?> texts
        ? texts.stream().map(String.class::cast).toList()
        : List.of();
  }

  /** Any JSON; empty for null, and if it is not there. */
  public Optional<String> json(String name) {
    return values.get(name) instanceof Optional<?> json
        ? json.map(String.class::cast)
        : Optional.empty();
  }

  /** The members of an object as JSON, or empty for null, by their names. */
  public Map<String, Optional<String>> named(String name) {
    var named = new LinkedHashMap<String, Optional<String>>();
    if (values.get(name) instanceof Map<?, ?> members) {
      members.forEach((member, json) ->
          named.put((String) member, ((Optional<?>) json).map(String.class::cast)));
    }
    return named;
  }

  /** Says which members there are; their values hold passwords. */
  @Override
  public String toString() {
    return "JsonMembers" + values.keySet();
  }
}
