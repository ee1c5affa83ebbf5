/** The page of the roles. */
@NullMarked
package dev.gatehouse.spring.pages.admin.roles;

import org.jspecify.annotations.NullMarked;
