package dev.gatehouse.avatar;

import java.util.List;
import java.util.UUID;

/**
 * The picture of a user, as it can be shown.
 *
 * @param id another one for every upload
 * @param variants {@code original}, {@code 800}, {@code 400}, {@code 200} and {@code 100}, in this
 *     order
 */
public record Avatar(UUID id, List<Variant> variants) {
  /** The sides of the squares, in pixels. */
  public static final List<Integer> SIDES = List.of(800, 400, 200, 100);

  static final String ORIGINAL = "original";

  /** Keeps its own copy of the variants. */
  public Avatar {
    variants = List.copyOf(variants);
  }

  /**
   * One size of it. A square is as large as its name says, or as the picture's shorter side where
   * that is less: nothing is made larger.
   *
   * @param name {@code original}, or the side of the square
   * @param key what {@link Avatars#open} takes: 32 random hexadecimal digits
   * @param type {@code image/jpeg} or {@code image/png}
   * @param width in pixels
   * @param height in pixels
   */
  public record Variant(String name, String key, String type, int width, int height) {}
}
