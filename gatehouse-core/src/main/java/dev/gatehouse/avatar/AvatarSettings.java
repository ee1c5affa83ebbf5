package dev.gatehouse.avatar;

import dev.gatehouse.throttle.Limit;
import java.time.Duration;

/**
 * What may be uploaded, and how often.
 *
 * @param largestFile in bytes
 * @param longestSide the greatest width and height in pixels
 * @param mostPixels width times height
 * @param uploads how often a user may upload
 */
public record AvatarSettings(int largestFile, int longestSide, int mostPixels, Limit uploads) {
  private static final int KIB = 1024;
  private static final int HIGHEST_FILE = 100 * KIB * KIB;
  private static final int HIGHEST_SIDE = 30_000;
  private static final int HIGHEST_PIXELS = 200_000_000;

  /** Checks that something fits and nothing fills the memory. */
  public AvatarSettings {
    if (largestFile < KIB || largestFile > HIGHEST_FILE) {
      throw new IllegalArgumentException("avatar: largest-file is 1 KiB at least, 100 MiB at most");
    }
    if (longestSide < 1 || longestSide > HIGHEST_SIDE) {
      throw new IllegalArgumentException("avatar: longest-side is 1 at least, 30000 at most");
    }
    if (mostPixels < 1 || mostPixels > HIGHEST_PIXELS) {
      throw new IllegalArgumentException("avatar: most-pixels is 1 at least, 200000000 at most");
    }
  }

  /** 10 MiB; 10,000 pixels a side and 40 million altogether; 30 uploads a minute. */
  public static AvatarSettings defaults() {
    return new AvatarSettings(
        10 * KIB * KIB, 10_000, 40_000_000, new Limit(30, Duration.ofMinutes(1)));
  }
}
