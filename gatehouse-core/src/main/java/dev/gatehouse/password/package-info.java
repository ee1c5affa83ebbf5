/** Passwords: judged, hashed on threads of their own, checked. */
@NullMarked
package dev.gatehouse.password;

import org.jspecify.annotations.NullMarked;
