/** User accounts for Java applications: begin at {@link dev.gatehouse.Gatehouse}. */
@NullMarked
package dev.gatehouse;

import org.jspecify.annotations.NullMarked;
