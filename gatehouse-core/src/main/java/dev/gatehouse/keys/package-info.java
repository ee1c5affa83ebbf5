/** The key ring, and what is sealed with it. */
@NullMarked
package dev.gatehouse.keys;

import org.jspecify.annotations.NullMarked;
