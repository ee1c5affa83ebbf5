/**
 * The users' addresses and how they are proved: by a mailed link, followed by the user it was made
 * for.
 */
@NullMarked
package dev.gatehouse.email;

import org.jspecify.annotations.NullMarked;
