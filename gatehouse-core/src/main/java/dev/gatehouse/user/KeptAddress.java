package dev.gatehouse.user;

/**
 * An address that its user has given up, and that nobody else can have yet, since the change may be
 * undone.
 *
 * @param user whose address it was
 * @param email the address as it was stored
 * @param language the language of mails to the user
 */
public record KeptAddress(UserId user, EmailAddress email, String language) {}
