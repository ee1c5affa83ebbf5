package dev.gatehouse.avatar;

import java.util.Optional;

/**
 * How it stands with the picture of a user.
 *
 * @param stage what became of the latest upload
 * @param shown the picture to show meanwhile, which may be of an earlier upload
 */
public record AvatarState(Stage stage, Optional<Avatar> shown) {
  /** What became of the latest upload. */
  public enum Stage {
    /** There is none. */
    NONE,
    /** It is being made. */
    PROCESSING,
    /** It is shown. */
    READY,
    /** It could not be decoded, being damaged or cut off; an earlier picture is still shown. */
    FAILED
  }
}
