/**
 * Time-based one-time passwords (RFC 6238): secrets that are set up, and codes that are accepted
 * once.
 *
 * <p>20 random bytes, HMAC-SHA-1, six digits, steps of 30 seconds, which is what every
 * authenticator understands. Who may set one up, and when it is asked for, is for {@code
 * secondfactor} and {@code signin} to say.
 */
@NullMarked
package dev.gatehouse.totp;

import org.jspecify.annotations.NullMarked;
