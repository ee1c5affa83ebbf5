/** How often something may happen, counted in the database. */
@NullMarked
package dev.gatehouse.throttle;

import org.jspecify.annotations.NullMarked;
