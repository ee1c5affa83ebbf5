/**
 * Addresses changed by who knows the password and reads mail at the new one, and changed back by
 * who reads mail at the old one.
 *
 * <p>An undo beats everything that came after the change it takes back: it holds whatever has
 * become of the password, the address or the sessions, ends the undos of later changes, and nobody
 * else can have the old address while it lives.
 */
@NullMarked
package dev.gatehouse.emailchange;

import org.jspecify.annotations.NullMarked;
