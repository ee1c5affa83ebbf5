/** All sessions and all mails, for administrators. */
@NullMarked
package dev.gatehouse.spring.api.oversight;

import org.jspecify.annotations.NullMarked;
