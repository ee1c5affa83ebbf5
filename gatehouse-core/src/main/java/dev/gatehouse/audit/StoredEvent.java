package dev.gatehouse.audit;

import dev.gatehouse.internal.token.Digest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * An event exactly as its row holds it, for the seal.
 *
 * @param id the id, as text
 * @param columns the other columns, in a fixed order
 */
record StoredEvent(String id, List<Optional<String>> columns) {
  StoredEvent {
    columns = List.copyOf(columns);
  }

  /** The digest of the whole row, in hexadecimal. */
  String digest() {
    var text = new StringBuilder("1\n").append(id);
    // each with its length, so that nothing can be moved from one column into the next
    columns.forEach(column ->
        text.append('\n').append(column.map(each -> each.length() + ":" + each).orElse("-")));
    return HexFormat.of().formatHex(Digest.of(text.toString()).bytes());
  }
}
