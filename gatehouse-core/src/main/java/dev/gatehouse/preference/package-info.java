/**
 * What each user wants of an application's pages, such as the columns of a list, on every browser.
 *
 * <pre>{@code
 * var columns = new PreferenceName("orders.columns");
 * gatehouse.preferences().keep(user.id(), columns, "number customer total");
 * var shown = gatehouse.preferences().get(user.id(), columns);
 * }</pre>
 *
 * <p>A preference is a text under a name. It goes with its user, and is told to who asks what is
 * known. It is no place for secrets, nor for what decides what somebody may do.
 */
@NullMarked
package dev.gatehouse.preference;

import org.jspecify.annotations.NullMarked;
