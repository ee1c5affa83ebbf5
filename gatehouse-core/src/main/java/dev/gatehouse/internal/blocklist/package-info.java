/** Passwords that everybody knows: a list of our own, and a service that knows more; internal. */
@NullMarked
package dev.gatehouse.internal.blocklist;

import org.jspecify.annotations.NullMarked;
