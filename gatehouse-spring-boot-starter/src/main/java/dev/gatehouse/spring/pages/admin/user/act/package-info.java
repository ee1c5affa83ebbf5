/** What administrators do to one user with nothing to fill in but a reason. */
@NullMarked
package dev.gatehouse.spring.pages.admin.user.act;

import org.jspecify.annotations.NullMarked;
