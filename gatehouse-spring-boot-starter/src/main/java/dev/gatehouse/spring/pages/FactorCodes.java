package dev.gatehouse.spring.pages;

import dev.gatehouse.secondfactor.FactorCode;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.web.servlet.function.ServerRequest;

/** Codes of the second factor in a form: both kinds go into the one field {@code code}. */
public final class FactorCodes {
  private static final Pattern SIX_DIGITS = Pattern.compile("(\\s*[0-9]){6}\\s*");

  private FactorCodes() {}

  /** What was typed: six digits are no recovery code. */
  public static Optional<FactorCode> in(ServerRequest request) {
    return request
        .param("code")
        .filter(typed -> !typed.isBlank())
        .map(typed ->
            SIX_DIGITS.matcher(typed).matches()
                ? new FactorCode.Totp(typed)
                : new FactorCode.Recovery(typed));
  }
}
