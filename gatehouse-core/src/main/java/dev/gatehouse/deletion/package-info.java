/**
 * Users leave: at their own wish or an administrator's.
 *
 * <p>A user who is to be deleted is inactive from then on and deleted for good when the grace
 * period is over; until then the mailed link or an administrator undoes it. Nobody who is the last
 * active Owner leaves.
 *
 * <pre>{@code
 * return switch (gatehouse.deletions().delete(proof, Optional.empty(), client)) {
 *   case Deletion.Scheduled(var dueAt) -> page("goodbye", dueAt);
 *   case Deletion.LastOwner() -> page("make-somebody-else-owner-first");
 *   // and so on
 * };
 * }</pre>
 */
@NullMarked
package dev.gatehouse.deletion;

import org.jspecify.annotations.NullMarked;
