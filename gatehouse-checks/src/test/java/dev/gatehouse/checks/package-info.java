/** Rules that the whole house keeps, and documentation that must equal the code. */
@NullMarked
package dev.gatehouse.checks;

import org.jspecify.annotations.NullMarked;
