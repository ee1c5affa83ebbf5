/** The mails: written in the language of the user, and sent by SMTP. */
@NullMarked
package dev.gatehouse.spring.mail;

import org.jspecify.annotations.NullMarked;
