package dev.gatehouse.userfield;

import dev.gatehouse.customfield.CustomFieldsForm;
import dev.gatehouse.customfield.FieldKey;
import dev.gatehouse.customfield.FieldValue;
import dev.gatehouse.field.FieldFault;
import dev.gatehouse.field.FieldFault.Reason;
import dev.gatehouse.profile.ProfileField;
import dev.gatehouse.profile.ProfileForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A form, sorted into what concerns the profile, what concerns custom fields and what is neither.
 */
record SortedForm(ProfileForm profile, CustomFieldsForm custom, List<FieldFault> faults) {
  static SortedForm of(FieldsForm form) {
    var sorted = new SortedForm(ProfileForm.EMPTY, CustomFieldsForm.EMPTY, List.of());
    for (var field : new TreeMap<>(form.fields()).entrySet()) {
      sorted = sorted.and(field.getKey(), field.getValue());
    }
    return sorted;
  }

  private SortedForm and(String name, Optional<FieldValue> value) {
    var inProfile = ProfileField.named(name);
    if (inProfile.isPresent()) {
      var text = value.map(FieldValue::text).orElse(Optional.of(""));
      return text.map(typed -> new SortedForm(profile.with(inProfile.get(), typed), custom, faults))
          .orElseGet(() -> unfit(name, Reason.MALFORMED));
    }
    // what Gatehouse itself knows of the user is nobody's to set by this way, nor to shadow
    if (FieldKey.reserved(name)) {
      return unfit(name, Reason.FORBIDDEN);
    }
    return FieldKey.parse(name)
        .map(key -> value.map(set -> custom.with(key, set)).orElseGet(() -> custom.without(key)))
        .map(more -> new SortedForm(profile, more, faults))
        .orElseGet(() -> unfit(name, Reason.MALFORMED));
  }

  private SortedForm unfit(String name, Reason reason) {
    var more = new ArrayList<>(faults);
    more.add(new FieldFault(name, reason));
    return new SortedForm(profile, custom, List.copyOf(more));
  }
}
