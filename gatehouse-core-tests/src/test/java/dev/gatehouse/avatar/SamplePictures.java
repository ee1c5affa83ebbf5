package dev.gatehouse.avatar;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/** Pictures as people and attackers send them. */
public final class SamplePictures {
  /** A lossy WebP, red, 40 by 20 pixels. */
  public static final byte[] WEBP =
      Base64.getDecoder()
          .decode(
              "UklGRkwAAABXRUJQVlA4IEAAAABwAwCdASooABQAPrVYpk6nJSOiJWgA4BaJZwDPzoAAK/gt4AAA/uy9j/jebzWl"
                  + "H//rgP/nAf/OA/lpkOt18AAA");

  /** A lossless WebP, green and half transparent, 30 by 30 pixels. */
  public static final byte[] SEE_THROUGH_WEBP =
      Base64.getDecoder().decode("UklGRhwAAABXRUJQVlA4TA8AAAAvHUAHEAdQ5Ij+BSKi/wEA");

  /** A WebP of two frames, the first one red, 32 by 24 pixels. */
  public static final byte[] MOVING_WEBP =
      Base64.getDecoder()
          .decode(
              "UklGRt4AAABXRUJQVlA4WAoAAAACAAAAHwAAFwAAQU5JTQYAAAD/////AABBTk1GWAAAAAAAAAAAAB8AABcAAGQA"
                  + "AAJWUDggQAAAAFADAJ0BKiAAGAA+kUKcSiWjoqGoCACwEgllAMaqgABAURwAAP7upj/+xZy2BeP/+5wP+5wP"
                  + "+5wP42ykJ2cKAABBTk1GUgAAAAAAAAAAAB8AABcAAGQAAABWUDggOgAAAJQCAJ0BKiAAGAA+kUKcSgKAgAAB"
                  + "IJZQDMHBapgAAP71WL//ucD//ZwP/9nA/jr/Xqlrk44Cy3gAAAA=");

  private static final int MEGABYTE = 1024 * 1024;

  private SamplePictures() {}

  /** A picture of four quarters: red, green; blue, white. */
  public static BufferedImage quarters(int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var canvas = image.createGraphics();
    var colors = new Color[] {Color.RED, Color.GREEN, Color.BLUE, Color.WHITE};
    for (int quarter = 0; quarter < colors.length; quarter++) {
      canvas.setColor(colors[quarter]);
      canvas.fillRect(
          quarter % 2 * width / 2, quarter / 2 * height / 2, width / 2 + 1, height / 2 + 1);
    }
    canvas.dispose();
    return image;
  }

  /** Four quarters in that format. */
  public static byte[] encoded(String format, int width, int height) {
    return encoded(format, quarters(width, height));
  }

  /** The picture in that format. */
  public static byte[] encoded(String format, BufferedImage image) {
    try {
      var bytes = new ByteArrayOutputStream();
      if (!ImageIO.write(image, format, bytes)) {
        throw new IllegalArgumentException(format);
      }
      return bytes.toByteArray();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** A PNG that does not pack well. */
  public static byte[] noise(int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var random = new Random(1);
    for (int pixel = 0; pixel < width * height; pixel++) {
      image.setRGB(pixel % width, pixel / width, random.nextInt());
    }
    return encoded("png", image);
  }

  /** A JPEG that says how the camera was held, and where. */
  public static byte[] photograph(int orientation, int width, int height) {
    var jpeg = encoded("jpeg", width, height);
    return written(out -> {
      out.write(jpeg, 0, 2);
      var exif = exif(orientation);
      out.writeShort(0xffe1);
      out.writeShort(exif.length + 8);
      out.writeBytes("Exif\0\0");
      out.write(exif);
      out.write(jpeg, 2, jpeg.length - 2);
    });
  }

  /** The lossy WebP in a file that says how the camera was held. */
  public static byte[] webpPhotograph(int orientation) {
    var exif = exif(orientation);
    var body =
        written(out -> {
          out.writeBytes("WEBPVP8X");
          out.writeInt(Integer.reverseBytes(10));
          out.writeInt(0x08000000);
          out.write(new byte[] {39, 0, 0, 19, 0, 0});
          out.write(WEBP, 12, WEBP.length - 12);
          out.writeBytes("EXIF");
          out.writeInt(Integer.reverseBytes(exif.length));
          out.write(exif);
        });
    return written(out -> {
      out.writeBytes("RIFF");
      out.writeInt(Integer.reverseBytes(body.length));
      out.write(body);
    });
  }

  /** A tiny PNG whose header claims that size. */
  public static byte[] bomb(int width, int height) {
    return written(out -> {
      out.write(encoded("png", 1, 1), 0, 8);
      chunk(out, "IHDR", header(width, height));
      chunk(out, "IDAT", deflated(new byte[100_000]));
      chunk(out, "IEND", new byte[0]);
    });
  }

  /** Something that takes a long time to read if nobody stops. */
  public static InputStream endless(byte[] start, long length, Runnable onMegabyte) {
    return new InputStream() {
      private long given;

      @Override
      public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] target, int offset, int most) {
        if (given == length) {
          return -1;
        }
        long before = given / MEGABYTE;
        int now = (int) Math.min(most, length - given);
        for (int at = 0; at < now; at++, given++) {
          target[offset + at] = given < start.length ? start[(int) given] : (byte) (given & 0x7f);
        }
        if (given / MEGABYTE > before) {
          onMegabyte.run();
        }
        return now;
      }
    };
  }

  /** The picture in the file. */
  public static BufferedImage decoded(byte[] file) {
    try {
      return ImageIO.read(new ByteArrayInputStream(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The bytes, one after the other. */
  public static byte[] joined(byte[] first, byte[] second) {
    return written(out -> {
      out.write(first);
      out.write(second);
    });
  }

  // one directory with the orientation and the place, little-endian
  private static byte[] exif(int orientation) {
    return written(out -> {
      out.writeBytes("II*\0");
      out.writeInt(Integer.reverseBytes(8));
      out.writeShort(Short.reverseBytes((short) 2));
      out.write(new byte[] {0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte) orientation, 0, 0, 0});
      out.write(new byte[] {0x25, (byte) 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0});
      out.writeInt(0);
      out.writeBytes("GPS 47.3769N 8.5417E");
    });
  }

  private static byte[] header(int width, int height) {
    return written(out -> {
      out.writeInt(width);
      out.writeInt(height);
      out.write(new byte[] {8, 2, 0, 0, 0});
    });
  }

  private static void chunk(DataOutputStream out, String name, byte[] body) throws IOException {
    var named = joined(name.getBytes(StandardCharsets.ISO_8859_1), body);
    var sum = new CRC32();
    sum.update(named);
    out.writeInt(body.length);
    out.write(named);
    out.writeInt((int) sum.getValue());
  }

  private static byte[] deflated(byte[] bytes) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new DeflaterOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static byte[] written(Writing writing) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      writing.to(out);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return bytes.toByteArray();
  }

  private interface Writing {
    void to(DataOutputStream out) throws IOException;
  }
}
