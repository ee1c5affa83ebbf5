package dev.gatehouse.oversight;

import dev.gatehouse.customfield.FieldKey;
import dev.gatehouse.customfield.FieldValue;
import dev.gatehouse.directory.ListedUser;
import dev.gatehouse.user.Origin;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that an administrator may know of a user.
 *
 * @param listed what the directory shows
 * @param details the rest; empty where the reader does not stand over the user
 */
public record UserRecord(ListedUser listed, Optional<Details> details) {
  /**
   * What is for those alone who stand over the user, and for the user.
   *
   * @param origin where the user registered from, if it was noted
   * @param codesLeft how many recovery codes are not used yet; none while the second factor is off
   * @param fields what every custom field that is defined holds, defaults included
   */
  public record Details(
      Optional<Origin> origin, int codesLeft, SortedMap<FieldKey, FieldValue> fields) {
    /** Keeps its own copy of the fields. */
    public Details {
      fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }
  }
}
