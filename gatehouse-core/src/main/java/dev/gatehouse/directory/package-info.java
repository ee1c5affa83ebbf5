/**
 * The users, listed, sorted and searched.
 *
 * <p>Nothing here loads all users, whatever their number: pages are read by position or by cursor,
 * each in one statement with the roles of its users.
 */
@NullMarked
package dev.gatehouse.directory;

import org.jspecify.annotations.NullMarked;
