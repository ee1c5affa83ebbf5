package dev.gatehouse.internal.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.geometry.Positions;

/** The pixels of a picture, upright, in sRGB, and nothing else of the file they came from. */
public final class Picture {
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final long MOST_BYTES_DECODED = 64L * 1024 * 1024;
  private static final float QUALITY = 0.85f;

  private final BufferedImage pixels;

  private Picture(BufferedImage pixels) {
    this.pixels = pixels;
  }

  /**
   * Decodes the first frame within half a minute and, as far as its pixels go, 64 MiB: of a picture
   * with more, every second, third or further pixel is taken.
   *
   * @return empty when it is damaged, cut off, or takes too long
   */
  public static Optional<Picture> decode(byte[] file, PictureLimits limits, InstantSource clock) {
    var kind =
        PictureKind.of(Arrays.copyOf(file, Math.min(file.length, PictureKind.TELLING_BYTES)));
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    var end = clock.instant().plus(LONGEST);
    // three times the same bytes, since readers forget what they have passed
    try (var header = new WatchedInput(file, clock, end);
        var exif = new WatchedInput(file, clock, end);
        var input = new WatchedInput(file, clock, end)) {
      if (!(PictureHeader.inspect(kind.get(), header, limits) instanceof Inspection.Fit)) {
        return Optional.empty();
      }
      var decoded = decode(kind.get(), input);
      // the JDK's decoder paints what is missing of a JPEG grey
      return kind.get() == PictureKind.JPEG && input.ranOut()
          ? Optional.empty()
          : Optional.of(new Picture(upright(decoded, Orientation.of(kind.get(), exif))));
    } catch (IOException | RuntimeException damaged) {
      return Optional.empty();
    }
  }

  /** The whole of it. */
  public EncodedPicture whole() {
    return encoded(pixels);
  }

  /** The largest square in its middle, made smaller to that side; never made larger. */
  public Picture square(int side) {
    int shorter = Math.min(pixels.getWidth(), pixels.getHeight());
    int wanted = Math.min(side, shorter);
    try {
      return new Picture(
          Thumbnails.of(pixels)
              .sourceRegion(Positions.CENTER, shorter, shorter)
              .forceSize(wanted, wanted)
              .imageType(pixels.getType())
              .asBufferedImage());
    } catch (IOException onlyFilesCause) {
      throw new UncheckedIOException(onlyFilesCause);
    }
  }

  private static BufferedImage decode(PictureKind kind, WatchedInput input) throws IOException {
    var reader = kind.reader();
    try {
      reader.setInput(input, false, true);
      return decode(reader);
    } finally {
      reader.dispose();
    }
  }

  private static BufferedImage decode(ImageReader reader) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    int bytes = bytesOfAPixel(reader);
    int step = 1;
    while ((long) (width / step) * (height / step) * bytes > MOST_BYTES_DECODED) {
      step++;
    }
    var parameters = reader.getDefaultReadParam();
    parameters.setSourceSubsampling(step, step, 0, 0);
    return reader.read(0, parameters);
  }

  private static int bytesOfAPixel(ImageReader reader) throws IOException {
    int bits =
        Optional.ofNullable(reader.getRawImageType(0))
            .map(ImageTypeSpecifier::getColorModel)
            .map(ColorModel::getPixelSize)
            .orElse(Integer.SIZE);
    return Math.max(1, bits / Byte.SIZE);
  }

  private static BufferedImage upright(BufferedImage decoded, Orientation orientation) {
    int width = orientation.swapsSides() ? decoded.getHeight() : decoded.getWidth();
    int height = orientation.swapsSides() ? decoded.getWidth() : decoded.getHeight();
    var type = seeThrough(decoded) ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    var turned = new BufferedImage(width, height, type);
    var canvas = turned.createGraphics();
    canvas.drawImage(decoded, orientation.upright(decoded.getWidth(), decoded.getHeight()), null);
    canvas.dispose();
    return turned;
  }

  private static boolean seeThrough(BufferedImage image) {
    if (!image.getColorModel().hasAlpha()) {
      return false;
    }
    var line = new int[image.getWidth()];
    return IntStream.range(0, image.getHeight())
        .anyMatch(y ->
            Arrays.stream(image.getRGB(0, y, line.length, 1, line, 0, line.length))
                .anyMatch(pixel -> pixel >>> 24 != 0xff));
  }

  private static EncodedPicture encoded(BufferedImage image) {
    var format = image.getColorModel().hasAlpha() ? "png" : "jpeg";
    var bytes = new ByteArrayOutputStream();
    var writer = writer(format);
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      var parameters = writer.getDefaultWriteParam();
      if (format.equals("jpeg")) {
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(QUALITY);
      }
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } catch (IOException onlyFilesCause) {
      throw new UncheckedIOException(onlyFilesCause);
    } finally {
      writer.dispose();
    }
    return new EncodedPicture(
        bytes.toByteArray(), "image/" + format, image.getWidth(), image.getHeight());
  }

  private static ImageWriter writer(String format) {
    var writers = ImageIO.getImageWritersByFormatName(format);
    while (writers.hasNext()) {
      var writer = writers.next();
      if (writer.getClass().getModule().equals(ImageIO.class.getModule())) {
        return writer;
      }
    }
    throw new IllegalStateException("this JDK writes no " + format);
  }
}
