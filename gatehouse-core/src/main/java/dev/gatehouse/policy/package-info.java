/** What is required of users by the roles they hold. */
@NullMarked
package dev.gatehouse.policy;

import org.jspecify.annotations.NullMarked;
