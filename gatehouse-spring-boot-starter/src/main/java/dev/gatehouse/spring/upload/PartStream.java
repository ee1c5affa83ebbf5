package dev.gatehouse.spring.upload;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The content of one part of a form, up to the delimiter that ends it. */
final class PartStream extends InputStream {
  private final InputStream body;
  private final byte[] delimiter;
  private boolean ended;

  /** Reads on from where the body stands, which must support marks. */
  PartStream(InputStream body, byte[] delimiter) {
    this.body = body;
    this.delimiter = delimiter.clone();
  }

  @Override
  public int read() throws IOException {
    if (ended) {
      return -1;
    }
    int next = body.read();
    if (next < 0) {
      throw new EOFException("the form breaks off");
    }
    if (next == delimiter[0] && delimited()) {
      ended = true;
      return -1;
    }
    return next;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = 0;
    while (count < length) {
      int next = read();
      if (next < 0) {
        return count == 0 ? -1 : count;
      }
      target[offset + count] = (byte) next;
      count++;
    }
    return count;
  }

  // its first byte has been read
  private boolean delimited() throws IOException {
    body.mark(delimiter.length);
    for (int at = 1; at < delimiter.length; at++) {
      if (body.read() != delimiter[at]) {
        body.reset();
        return false;
      }
    }
    return true;
  }
}
