/** Pictures that administrators remove. */
@NullMarked
package dev.gatehouse.administration.avatar;

import org.jspecify.annotations.NullMarked;
