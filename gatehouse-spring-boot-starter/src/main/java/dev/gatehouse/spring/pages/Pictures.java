package dev.gatehouse.spring.pages;

import dev.gatehouse.avatar.AvatarState;
import dev.gatehouse.avatar.Avatars;
import dev.gatehouse.spring.web.AccountPaths;
import dev.gatehouse.user.UserId;
import java.util.Optional;
import org.springframework.web.servlet.function.ServerRequest;

/** Where the pictures of users are. */
public record Pictures(Avatars avatars, AccountPaths paths) {
  /** The path of the user's picture in that size, if there is one. */
  public Optional<String> shown(UserId user, String size, ServerRequest request) {
    return shown(avatars.state(user), size, request);
  }

  /** The same, where it is known how it stands with the picture. */
  public Optional<String> shown(AvatarState state, String size, ServerRequest request) {
    return state.shown().stream()
        .flatMap(avatar -> avatar.variants().stream())
        .filter(variant -> variant.name().equals(size))
        .findFirst()
        .map(variant ->
            request.servletRequest().getContextPath() + paths.pictures() + variant.key());
  }
}
