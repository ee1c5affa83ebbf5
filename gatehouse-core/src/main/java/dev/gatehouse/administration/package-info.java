/** What an Owner or Admin does to the accounts of others, by rank. */
@NullMarked
package dev.gatehouse.administration;

import org.jspecify.annotations.NullMarked;
