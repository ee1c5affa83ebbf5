package dev.gatehouse.spring.api;

import java.util.Map;
import java.util.Optional;

/** The members of a body, all of them of the type that {@link JsonShape} demands. */
record JsonMembers(Map<String, Object> values) {
  JsonMembers {
    values = Map.copyOf(values);
  }

  /** A text that must be there. */
  String text(String name) {
    return optionalText(name).orElseThrow();
  }

  Optional<String> optionalText(String name) {
    return Optional.ofNullable(values.get(name)).map(String.class::cast);
  }

  /** True if it is there and true. */
  boolean flag(String name) {
    return Boolean.TRUE.equals(values.get(name));
  }

  /** Says which members there are; their values hold passwords. */
  @Override
  public String toString() {
    return "JsonMembers" + values.keySet();
  }
}
