/** The sessions of all users. */
@NullMarked
package dev.gatehouse.spring.pages.admin.sessions;

import org.jspecify.annotations.NullMarked;
