/** The users' addresses and how they are proved. */
@NullMarked
package dev.gatehouse.email;

import org.jspecify.annotations.NullMarked;
