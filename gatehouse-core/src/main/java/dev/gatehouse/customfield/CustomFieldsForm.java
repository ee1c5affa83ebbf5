package dev.gatehouse.customfield;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is to become of some or all custom fields of a user.
 *
 * @param set the fields that are to hold these values
 * @param cleared the fields that are to hold nothing
 * @param whole whether every other field that the author may edit is to hold nothing either
 */
public record CustomFieldsForm(
    Map<FieldKey, FieldValue> set, Set<FieldKey> cleared, boolean whole) {
  /** Changes nothing. */
  public static final CustomFieldsForm EMPTY = new CustomFieldsForm(Map.of(), Set.of(), false);

  /** Keeps its own copies. */
  public CustomFieldsForm {
    set = Map.copyOf(set);
    cleared = Set.copyOf(cleared);
  }

  /** Puts these values in the place of whatever there is. */
  public static CustomFieldsForm whole(Map<FieldKey, FieldValue> values) {
    return new CustomFieldsForm(values, Set.of(), true);
  }

  /** The same with this field set too. */
  public CustomFieldsForm with(FieldKey key, FieldValue value) {
    var more = new TreeMap<>(set);
    more.put(key, value);
    return new CustomFieldsForm(more, cleared, whole);
  }

  /** The same with this field cleared too. */
  public CustomFieldsForm without(FieldKey key) {
    var more = new TreeSet<>(cleared);
    more.add(key);
    return new CustomFieldsForm(set, more, whole);
  }
}
