/** The page of one user, and what can be done there. */
@NullMarked
package dev.gatehouse.spring.pages.admin.user;

import org.jspecify.annotations.NullMarked;
