package dev.gatehouse.keys;

import dev.gatehouse.internal.sql.Transaction;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/**
 * A column {@code sealed} of sealed values, as the feature that it belongs to offers it for sealing
 * anew.
 *
 * @param table the table
 * @param id the column of the table that tells its rows apart
 * @param place what the value in the row of that id is sealed for
 * @param swap puts one value in the place of another; false when that was not there any more
 */
public record Sealed(
    String table, String id, UnaryOperator<String> place, BiPredicate<Transaction, Swap> swap) {
  /**
   * A sealed value that takes the place of another, which has the same content.
   *
   * @param id of the row, as the driver gave it
   * @param before the value that must still be there
   * @param after the same, sealed anew
   */
  public record Swap(Object id, String before, String after) {}
}
