/** The state between the first factor and the second. */
@NullMarked
package dev.gatehouse.challenge;

import org.jspecify.annotations.NullMarked;
