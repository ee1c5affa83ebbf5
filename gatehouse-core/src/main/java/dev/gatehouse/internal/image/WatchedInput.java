package dev.gatehouse.internal.image;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * The bytes of a picture, as long as there is time.
 *
 * <p>A small file can keep a decoder busy for hours, such as a JPEG of a hundred thousand scans;
 * but no decoder gets on without asking for more bytes.
 */
final class WatchedInput extends ImageInputStreamImpl {
  private static final int LOOK_EVERY = 4096;

  private final byte[] bytes;
  private final InstantSource clock;
  private final Instant end;
  private int untilNextLook;
  private boolean ranOut;

  WatchedInput(byte[] bytes, InstantSource clock, Instant end) {
    this.bytes = bytes;
    this.clock = clock;
    this.end = end;
  }

  /** Whether more bytes were asked for than there are. */
  boolean ranOut() {
    return ranOut;
  }

  @Override
  public long length() {
    return bytes.length;
  }

  @Override
  public int read() throws IOException {
    look(1);
    bitOffset = 0;
    if (streamPos >= bytes.length) {
      ranOut = true;
      return -1;
    }
    return bytes[(int) streamPos++] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    look(length);
    bitOffset = 0;
    if (length == 0) {
      return 0;
    }
    if (streamPos >= bytes.length) {
      ranOut = true;
      return -1;
    }
    int given = (int) Math.min(length, bytes.length - streamPos);
    System.arraycopy(bytes, (int) streamPos, target, offset, given);
    streamPos += given;
    return given;
  }

  private void look(int asked) throws IOException {
    untilNextLook -= asked;
    if (untilNextLook > 0) {
      return;
    }
    untilNextLook = LOOK_EVERY;
    if (clock.instant().isAfter(end)) {
      throw new IOException("the picture takes too long to decode");
    }
  }
}
