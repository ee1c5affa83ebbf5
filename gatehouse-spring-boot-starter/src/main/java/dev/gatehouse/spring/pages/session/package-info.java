/** The page of the own sessions. */
@NullMarked
package dev.gatehouse.spring.pages.session;

import org.jspecify.annotations.NullMarked;
