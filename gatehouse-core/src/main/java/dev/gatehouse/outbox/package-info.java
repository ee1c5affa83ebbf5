/** The mails that wait to be sent. */
@NullMarked
package dev.gatehouse.outbox;

import org.jspecify.annotations.NullMarked;
