/** Pictures from strangers: looked at, decoded within bounds and encoded anew; not for hosts. */
@NullMarked
package dev.gatehouse.internal.image;

import org.jspecify.annotations.NullMarked;
