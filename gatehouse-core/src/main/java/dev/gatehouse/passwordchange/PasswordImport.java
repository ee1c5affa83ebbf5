package dev.gatehouse.passwordchange;

/** What came of taking over a hash from another user table. */
public sealed interface PasswordImport {
  /** Done; the user signs in with the password that was hashed, and nothing was told or ended. */
  record Imported() implements PasswordImport {}

  /** The text is of no known kind, damaged, or asks for too much time or memory. */
  record Unreadable() implements PasswordImport {}

  /** There is no such user. */
  record UnknownUser() implements PasswordImport {}

  /** The user has a password, which stays. */
  record AlreadySet() implements PasswordImport {}
}
