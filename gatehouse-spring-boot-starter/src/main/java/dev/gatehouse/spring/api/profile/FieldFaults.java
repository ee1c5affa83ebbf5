package dev.gatehouse.spring.api.profile;

import dev.gatehouse.field.FieldFault;
import dev.gatehouse.spring.web.Refusal.Fault;
import java.util.List;
import java.util.Locale;

/** What is wrong with fields, as members of a problem. */
public final class FieldFaults {
  private FieldFaults() {}

  /** The faults, by the names that the core has for the fields. */
  public static List<Fault> of(List<FieldFault> faults) {
    return faults.stream().map(fault -> of(fault, fault.field())).toList();
  }

  /** The fault of the member of that name. */
  public static Fault of(FieldFault fault, String member) {
    var reason = fault.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new Fault(member, "field-" + reason, message(fault.reason()));
  }

  private static String message(FieldFault.Reason reason) {
    return switch (reason) {
      case MALFORMED -> "This does not have the form that the field asks for.";
      case TOO_SHORT -> "This is too short, or too little is chosen.";
      case TOO_LONG -> "This is too long, or too much is chosen.";
      case TOO_SMALL -> "The number is too small.";
      case TOO_LARGE -> "The number is too great.";
      case UNKNOWN -> "There is no such field, or nothing of that name to choose.";
      case TAKEN -> "Somebody has it already.";
      case REQUIRED -> "The field cannot be without a value.";
      case FORBIDDEN -> "This field is not to be changed in this way.";
      case TOO_MANY -> "There would be too many fields, or too much in them.";
    };
  }
}
