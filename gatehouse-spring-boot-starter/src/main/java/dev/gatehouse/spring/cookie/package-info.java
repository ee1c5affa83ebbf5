/** The cookies that a browser's sign-in comes with: all out of reach for scripts. */
@NullMarked
package dev.gatehouse.spring.cookie;

import org.jspecify.annotations.NullMarked;
