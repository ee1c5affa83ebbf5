/** The page that the mail of an invitation leads to. */
@NullMarked
package dev.gatehouse.spring.pages.invitation;

import org.jspecify.annotations.NullMarked;
