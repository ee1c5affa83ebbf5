/** The mails that wait, were given up or sent lately. */
@NullMarked
package dev.gatehouse.spring.pages.admin.outbox;

import org.jspecify.annotations.NullMarked;
