/** Mails that are kept instead of being sent, and the page that shows them. */
@NullMarked
package dev.gatehouse.server.mailbox;

import org.jspecify.annotations.NullMarked;
