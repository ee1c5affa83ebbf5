/** The page where administrators add users. */
@NullMarked
package dev.gatehouse.spring.pages.admin.invitation;

import org.jspecify.annotations.NullMarked;
