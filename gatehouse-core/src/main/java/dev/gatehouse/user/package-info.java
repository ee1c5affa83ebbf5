/** The users and their addresses. */
@NullMarked
package dev.gatehouse.user;

import org.jspecify.annotations.NullMarked;
