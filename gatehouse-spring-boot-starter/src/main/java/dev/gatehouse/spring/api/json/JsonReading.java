package dev.gatehouse.spring.api.json;

import dev.gatehouse.spring.web.Refusal;

/** What came of reading a body. */
public sealed interface JsonReading {
  /** It has the members it must have and no others. */
  record Read(JsonMembers members) implements JsonReading {}

  /** It will not do. */
  record Refused(Refusal refusal) implements JsonReading {}
}
