/** Passwords changed by who knows the present one, or by who reads the mail. */
@NullMarked
package dev.gatehouse.passwordchange;

import org.jspecify.annotations.NullMarked;
