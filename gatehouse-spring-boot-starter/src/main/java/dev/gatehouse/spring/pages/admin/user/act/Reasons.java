package dev.gatehouse.spring.pages.admin.user.act;

import java.util.Optional;
import org.springframework.web.servlet.function.ServerRequest;

/** Why something is done to a user, as it was typed. */
public final class Reasons {
  private static final int LONGEST = 500;

  private Reasons() {}

  /** The reason, which may be empty; nothing for one that no form of ours sends. */
  public static Optional<String> typed(ServerRequest request) {
    return Optional.of(request.param("reason").orElse("").strip())
        .filter(reason -> reason.length() <= LONGEST);
  }
}
