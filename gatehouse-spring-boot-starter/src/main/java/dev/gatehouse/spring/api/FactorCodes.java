package dev.gatehouse.spring.api;

import dev.gatehouse.secondfactor.FactorCode;
import dev.gatehouse.spring.api.json.JsonKind;
import dev.gatehouse.spring.api.json.JsonShape;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal.Fault;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.web.servlet.function.ServerResponse;

/** Codes of the second factor in a body: of the authenticator, or for recovery. */
public final class FactorCodes {
  private static final int LONGEST = 100;
  private static final String CODE = "code";
  private static final String RECOVERY_CODE = "recoveryCode";

  private FactorCodes() {}

  /** Besides, a code of one kind or the other. */
  public static JsonShape in(JsonShape shape) {
    return shape
        .orTexts(CODE, RECOVERY_CODE)
        .where(CODE, JsonKind.TEXT.upTo(LONGEST))
        .where(RECOVERY_CODE, JsonKind.TEXT.upTo(LONGEST));
  }

  /** The code, if there is one. */
  public static Optional<FactorCode> given(Call call) {
    return call.body()
        .optionalText(CODE)
        .<FactorCode>map(FactorCode.Totp::new)
        .or(() -> call.body().optionalText(RECOVERY_CODE).map(FactorCode.Recovery::new));
  }

  /** Goes on with the code, if there is exactly one. */
  public static ServerResponse with(Call call, Function<FactorCode, ServerResponse> next) {
    var totp = call.body().optionalText(CODE).<FactorCode>map(FactorCode.Totp::new);
    var recovery =
        call.body().optionalText(RECOVERY_CODE).<FactorCode>map(FactorCode.Recovery::new);
    if (totp.isPresent() == recovery.isPresent()) {
      var fault = new Fault(CODE, "missing", "There is to be either code or recoveryCode.");
      return call.refused(Problem.MALFORMED_REQUEST, List.of(fault));
    }
    return next.apply(totp.or(() -> recovery).orElseThrow());
  }
}
