/** What nobody needs any more is removed, by one node at a time. */
@NullMarked
package dev.gatehouse.housekeeping;

import org.jspecify.annotations.NullMarked;
