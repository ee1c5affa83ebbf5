/** Recovery codes: the second factor for who has lost the authenticator. */
@NullMarked
package dev.gatehouse.recovery;

import org.jspecify.annotations.NullMarked;
