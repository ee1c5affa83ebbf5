package dev.gatehouse.internal.token;

/** What a one-time token is good for; it is good for nothing else. */
public enum Purpose {
  /** To prove that its holder reads mail at the address it was sent to. */
  CONFIRM_EMAIL("confirm-email"),
  /** To prove that its holder reads mail at the address that the user wants to have. */
  CHANGE_EMAIL("change-email"),
  /** To set another password without knowing the present one. */
  RESET_PASSWORD("reset-password"),
  /** To set another password in the place of one that opens nothing else. */
  REPLACE_PASSWORD("replace-password"),
  /** To set the first password of a user who was invited. */
  ACCEPT_INVITATION("accept-invitation"),
  /** To sign in without a password. */
  SIGN_IN("sign-in"),
  /** To keep an account that is to be deleted; its user is inactive meanwhile. */
  RESTORE_ACCOUNT("restore-account");

  private final String code;

  Purpose(String code) {
    this.code = code;
  }

  boolean forInactive() {
    return this == RESTORE_ACCOUNT;
  }

  String code() {
    return code;
  }
}
