package dev.gatehouse.internal.image;

/**
 * How large a picture may be.
 *
 * @param bytes of the file
 * @param side the greatest width and height in pixels
 * @param pixels width times height
 */
public record PictureLimits(long bytes, int side, long pixels) {
  boolean allow(int width, int height) {
    return width <= side && height <= side && (long) width * height <= pixels;
  }
}
