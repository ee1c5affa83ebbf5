/**
 * The second factor of a user: set up, switched on and off, and checked within its limits.
 *
 * <p>Codes of an authenticator ({@code totp}) and recovery codes ({@code recovery}) are two ways to
 * pass it. Whatever changes it needs the password freshly confirmed, and a code while it is on.
 */
@NullMarked
package dev.gatehouse.secondfactor;

import org.jspecify.annotations.NullMarked;
