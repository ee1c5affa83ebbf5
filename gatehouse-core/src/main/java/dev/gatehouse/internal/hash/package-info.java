/**
 * Password hashes as text: made by one {@link Scheme}, read by a {@link Verifier} of any known
 * kind; not for hosts.
 */
@NullMarked
package dev.gatehouse.internal.hash;

import org.jspecify.annotations.NullMarked;
