package dev.gatehouse.spi;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Keeps files by their keys, such as in a folder or in an object store.
 *
 * <p>A key is 32 lower-case hexadecimal digits, drawn at random: nothing that a person typed is
 * ever part of it. Each is put once and never changed. Nodes that share a database share their
 * bucket.
 */
public interface Bucket {
  /**
   * Keeps the content under the key; when this returns it is there for good and for every node.
   *
   * @param length how many bytes the content has
   * @throws IOException when it could not be kept; then nothing is found under the key
   */
  void put(String key, InputStream content, long length) throws IOException;

  /** The content under the key, to be closed by the caller; empty when there is none. */
  Optional<InputStream> get(String key) throws IOException;

  /** Removes what is under the key, and what a broken-off put has left of it, if there is any. */
  void delete(String key) throws IOException;
}
