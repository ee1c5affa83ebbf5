/**
 * The pages of Owners and Admins, at {@code admin} below the path of the pages.
 *
 * <p>Who may come here at all is asked in one place, the security chain; over whom somebody stands
 * is asked by the core at every act.
 */
@NullMarked
package dev.gatehouse.spring.pages.admin;

import org.jspecify.annotations.NullMarked;
