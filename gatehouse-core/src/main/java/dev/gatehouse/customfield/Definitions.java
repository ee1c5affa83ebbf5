package dev.gatehouse.customfield;

import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.internal.sql.Transaction;
import java.util.List;

/** What the custom fields are, in the order they are shown in. */
public final class Definitions {
  /** How many there may be. */
  public static final int MOST = 100;

  private final Database database;
  private final DefinitionRepository definitions = new DefinitionRepository();

  /** Makes the service. */
  public Definitions(Database database) {
    this.database = database;
  }

  /** Every one, in its place. */
  public List<CustomField> list() {
    return database.read(definitions::list);
  }

  /** Every one, as the transaction sees them. */
  public List<CustomField> list(Transaction transaction) {
    return definitions.list(transaction.handle());
  }

  /** Adds one behind the others; false when there is one of that key. */
  public boolean add(Transaction transaction, CustomField field) {
    return definitions.insert(transaction, field);
  }

  /** Puts it in the place of the one of its key; false when there is none. */
  public boolean replace(Transaction transaction, CustomField field) {
    return definitions.update(transaction, field);
  }

  /** Removes the one of that key; false when there is none. What users hold stays. */
  public boolean remove(Transaction transaction, FieldKey key) {
    return definitions.delete(transaction, key);
  }

  /** Puts these first, in this order; the others follow as they stood. */
  public void order(Transaction transaction, List<FieldKey> first) {
    var others =
        list(transaction).stream().map(CustomField::key).filter(key -> !first.contains(key));
    int position = 1;
    for (var key : first) {
      definitions.place(transaction, key, position++);
    }
    for (var key : others.toList()) {
      definitions.place(transaction, key, position++);
    }
  }
}
