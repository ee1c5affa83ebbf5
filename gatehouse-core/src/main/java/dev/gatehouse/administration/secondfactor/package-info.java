/** The second factor of a user who has lost it, removed by an Owner or Admin. */
@NullMarked
package dev.gatehouse.administration.secondfactor;

import org.jspecify.annotations.NullMarked;
