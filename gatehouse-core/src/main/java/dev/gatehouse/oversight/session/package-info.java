/** The sessions of all users, seen by Owners and Admins. */
@NullMarked
package dev.gatehouse.oversight.session;

import org.jspecify.annotations.NullMarked;
