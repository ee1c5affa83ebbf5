/** The audit trail and the users, read by Owners and Admins. */
@NullMarked
package dev.gatehouse.oversight;

import org.jspecify.annotations.NullMarked;
