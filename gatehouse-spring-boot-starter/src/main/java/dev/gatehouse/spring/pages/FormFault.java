package dev.gatehouse.spring.pages;

/**
 * What is wrong with a form.
 *
 * @param field the id of the field that the summary leads to
 * @param code the key of the text, after {@code fault.}
 * @param seconds whole seconds until the next try, where there is a wait; else empty
 */
record FormFault(String field, String code, String seconds) {
  static FormFault of(String field, String code) {
    return new FormFault(field, code, "");
  }
}
