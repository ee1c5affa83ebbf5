/** Domain events, published after the commit. */
@NullMarked
package dev.gatehouse.events;

import org.jspecify.annotations.NullMarked;
