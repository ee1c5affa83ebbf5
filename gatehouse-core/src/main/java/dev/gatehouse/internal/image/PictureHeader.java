package dev.gatehouse.internal.image;

import java.io.IOException;
import javax.imageio.stream.ImageInputStream;

/** Reads how large a picture says it is, before a pixel of it is decoded. */
final class PictureHeader {
  private PictureHeader() {}

  static Inspection inspect(PictureKind kind, ImageInputStream input, PictureLimits limits) {
    var reader = kind.reader();
    try {
      // the decoder makes room for the frames, whatever the canvas around them claims
      if (kind == PictureKind.WEBP && !WebpFile.read(input).framesFit(limits)) {
        return new Inspection.TooLarge();
      }
      input.seek(0);
      reader.setInput(input, false, true);
      return limits.allow(reader.getWidth(0), reader.getHeight(0))
          ? new Inspection.Fit()
          : new Inspection.TooLarge();
    } catch (IOException | RuntimeException unreadable) {
      return new Inspection.NotAPicture();
    } finally {
      reader.dispose();
    }
  }
}
