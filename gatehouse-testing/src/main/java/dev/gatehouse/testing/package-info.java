/** A test kit for hosts: a ready Gatehouse, a movable clock, an outbox and both databases. */
@NullMarked
package dev.gatehouse.testing;

import org.jspecify.annotations.NullMarked;
