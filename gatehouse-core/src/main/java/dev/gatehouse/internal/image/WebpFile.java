package dev.gatehouse.internal.image;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javax.imageio.stream.ImageInputStream;

/** The chunks of a WebP file (RFC 9649) that matter before it is decoded. */
final class WebpFile {
  private static final int HEADER = 12;
  private static final int FRAME_HEADER = 16;
  private static final int FOURTEEN_BITS = 0x3fff;

  private final List<Frame> frames = new ArrayList<>();
  private OptionalLong exif = OptionalLong.empty();

  private record Frame(int width, int height) {}

  private WebpFile() {}

  /**
   * Walks through the chunks.
   *
   * @throws EOFException when the file ends before it says it does
   */
  static WebpFile read(ImageInputStream input) throws IOException {
    input.seek(4);
    long end = unsignedInt(input) + 8;
    if (input.length() >= 0 && end > input.length()) {
      throw new EOFException("the file is cut off");
    }
    var file = new WebpFile();
    file.walk(input, HEADER, end, true);
    return file;
  }

  boolean framesFit(PictureLimits limits) {
    return frames.stream().allMatch(frame -> limits.allow(frame.width(), frame.height()));
  }

  /** Where its Exif block begins. */
  OptionalLong exif() {
    return exif;
  }

  private void walk(ImageInputStream input, long from, long end, boolean outer) throws IOException {
    long at = from;
    while (at + 8 <= end) {
      input.seek(at);
      var name = new byte[4];
      input.readFully(name);
      long length = unsignedInt(input);
      long start = at + 8;
      switch (new String(name, java.nio.charset.StandardCharsets.ISO_8859_1)) {
        case "VP8 " -> lossy(input, start);
        case "VP8L" -> lossless(input, start);
        case "EXIF" -> exif = OptionalLong.of(start);
        case "ANMF" -> {
          // frames have no frames inside
          if (outer) {
            walk(input, start + FRAME_HEADER, start + length, false);
          }
        }
        default -> {}
      }
      at = start + length + (length & 1);
    }
  }

  private void lossy(ImageInputStream input, long start) throws IOException {
    input.seek(start + 6);
    frames.add(
        new Frame(unsignedShort(input) & FOURTEEN_BITS, unsignedShort(input) & FOURTEEN_BITS));
  }

  private void lossless(ImageInputStream input, long start) throws IOException {
    input.seek(start + 1);
    long bits = unsignedInt(input);
    frames.add(new Frame((int) (bits & FOURTEEN_BITS) + 1, (int) (bits >> 14 & FOURTEEN_BITS) + 1));
  }

  private static int unsignedShort(ImageInputStream input) throws IOException {
    int low = input.readUnsignedByte();
    return low | input.readUnsignedByte() << 8;
  }

  private static long unsignedInt(ImageInputStream input) throws IOException {
    long low = unsignedShort(input);
    return low | (long) unsignedShort(input) << 16;
  }
}
