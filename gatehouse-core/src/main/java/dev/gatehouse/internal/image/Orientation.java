package dev.gatehouse.internal.image;

import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.OptionalLong;
import javax.imageio.stream.ImageInputStream;

/**
 * How the camera was held (Exif 2.32, tag 274).
 *
 * @param tag 1 to 8; 1 is upright
 */
record Orientation(int tag) {
  private static final Orientation UPRIGHT = new Orientation(1);
  private static final int TAG = 0x0112;
  private static final int ENTRY = 12;
  private static final int APP1 = 0xffe1;
  private static final int START_OF_SCAN = 0xffda;
  private static final int FIRST_MARKER = 0xffc0;

  /** What the picture says, or upright when it says nothing that can be read. */
  static Orientation of(PictureKind kind, ImageInputStream input) {
    try {
      var exif =
          switch (kind) {
            case JPEG -> jpegExif(input);
            case WEBP -> WebpFile.read(input).exif();
            case PNG, GIF -> OptionalLong.empty();
          };
      return exif.isPresent() ? read(input, exif.getAsLong()) : UPRIGHT;
    } catch (IOException unreadable) {
      return UPRIGHT;
    } finally {
      input.setByteOrder(ByteOrder.BIG_ENDIAN);
    }
  }

  boolean swapsSides() {
    return tag > 4;
  }

  /** Turns a picture of that size upright. */
  AffineTransform upright(int width, int height) {
    return switch (tag) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
      default -> new AffineTransform();
    };
  }

  private static OptionalLong jpegExif(ImageInputStream input) throws IOException {
    input.seek(2);
    while (true) {
      int marker = input.readUnsignedShort();
      if (marker < FIRST_MARKER || marker == START_OF_SCAN) {
        return OptionalLong.empty();
      }
      long start = input.getStreamPosition();
      int length = input.readUnsignedShort();
      if (marker == APP1 && input.readInt() == 0x45786966 && input.readUnsignedShort() == 0) {
        return OptionalLong.of(input.getStreamPosition());
      }
      input.seek(start + length);
    }
  }

  private static Orientation read(ImageInputStream input, long start) throws IOException {
    input.seek(start);
    boolean little = input.readUnsignedShort() == 0x4949;
    input.setByteOrder(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    input.seek(start + 4);
    long directory = start + input.readUnsignedInt();
    input.seek(directory);
    int entries = input.readUnsignedShort();
    for (int entry = 0; entry < entries; entry++) {
      input.seek(directory + 2 + (long) entry * ENTRY);
      if (input.readUnsignedShort() == TAG) {
        input.skipBytes(6);
        int tag = input.readUnsignedShort();
        return tag >= 1 && tag <= 8 ? new Orientation(tag) : UPRIGHT;
      }
    }
    return UPRIGHT;
  }
}
