/** The page of who is signed in, and the way out. */
@NullMarked
package dev.gatehouse.spring.pages.home;

import org.jspecify.annotations.NullMarked;
