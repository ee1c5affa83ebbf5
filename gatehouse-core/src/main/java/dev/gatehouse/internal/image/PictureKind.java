package dev.gatehouse.internal.image;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;

/** The kinds of pictures that are read, told by their first bytes and by nothing else. */
enum PictureKind {
  JPEG,
  PNG,
  GIF,
  WEBP;

  /** How many of the first bytes tell the kind. */
  static final int TELLING_BYTES = 12;

  static Optional<PictureKind> of(byte[] start) {
    var text = new String(start, StandardCharsets.ISO_8859_1);
    if (text.startsWith("\u00ff\u00d8\u00ff")) {
      return Optional.of(JPEG);
    }
    if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
      return Optional.of(PNG);
    }
    if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) {
      return Optional.of(GIF);
    }
    return text.startsWith("RIFF") && text.startsWith("WEBP", 8)
        ? Optional.of(WEBP)
        : Optional.empty();
  }

  /** A reader of this kind and no other, whatever else the host has on its class path. */
  ImageReader reader() {
    return this == WEBP ? webp() : own(ImageIO.getImageReadersByFormatName(name()));
  }

  private static ImageReader webp() {
    return new WebPImageReaderSpi().createReaderInstance(null);
  }

  private static ImageReader own(Iterator<ImageReader> readers) {
    while (readers.hasNext()) {
      var reader = readers.next();
      if (isOfTheJdk(reader.getOriginatingProvider())) {
        return reader;
      }
    }
    throw new IllegalStateException("this JDK reads no such pictures");
  }

  private static boolean isOfTheJdk(ImageReaderSpi provider) {
    return provider.getClass().getModule().equals(ImageIO.class.getModule());
  }
}
