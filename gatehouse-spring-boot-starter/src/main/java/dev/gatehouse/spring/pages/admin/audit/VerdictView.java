package dev.gatehouse.spring.pages.admin.audit;

import dev.gatehouse.audit.AuditVerdict;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What came of the check, as the page says it.
 *
 * @param code the end of the key of the text
 * @param whole whether all is well
 * @param parts what the text names
 */
record VerdictView(String code, boolean whole, List<String> parts) {
  static VerdictView of(AuditVerdict verdict) {
    return switch (verdict) {
      case AuditVerdict.Whole(var seals, var events, var unsealed) ->
          new VerdictView("whole", true, texts(seals, events, unsealed));
      case AuditVerdict.EventChanged(var event, var seal) ->
          broken("event-changed", event, String.valueOf(seal));
      case AuditVerdict.EventMissing(var event, var seal) ->
          broken("event-missing", event, String.valueOf(seal));
      case AuditVerdict.EventAdded(var event, var seal) ->
          broken("event-added", event, String.valueOf(seal));
      case AuditVerdict.SealMissing(var seal) -> broken("seal-missing", String.valueOf(seal));
      case AuditVerdict.SealChanged(var seal) -> broken("seal-changed", String.valueOf(seal));
      case AuditVerdict.HeadChanged() -> broken("head-changed");
    };
  }

  private static List<String> texts(long... numbers) {
    return LongStream.of(numbers).mapToObj(String::valueOf).toList();
  }

  private static VerdictView broken(String code, String... parts) {
    return new VerdictView(code, false, List.of(parts));
  }
}
