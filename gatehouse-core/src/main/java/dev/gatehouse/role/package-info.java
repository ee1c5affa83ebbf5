/** The roles, and who holds them. */
@NullMarked
package dev.gatehouse.role;

import org.jspecify.annotations.NullMarked;
