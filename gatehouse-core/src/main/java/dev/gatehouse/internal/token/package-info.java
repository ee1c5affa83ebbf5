/** Random tokens, their digests, and ids; not for hosts. */
@NullMarked
package dev.gatehouse.internal.token;

import org.jspecify.annotations.NullMarked;
