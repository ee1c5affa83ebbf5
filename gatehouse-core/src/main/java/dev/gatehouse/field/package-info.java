/** What can be wrong with a field of a user, and who changes one. */
@NullMarked
package dev.gatehouse.field;

import org.jspecify.annotations.NullMarked;
