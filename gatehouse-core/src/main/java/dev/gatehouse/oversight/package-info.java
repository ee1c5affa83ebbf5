/** The audit trail, read and verified by Owners and Admins. */
@NullMarked
package dev.gatehouse.oversight;

import org.jspecify.annotations.NullMarked;
