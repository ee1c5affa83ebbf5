/** The outbox, seen by Owners and Admins and tidied by Owners. */
@NullMarked
package dev.gatehouse.oversight.mail;

import org.jspecify.annotations.NullMarked;
