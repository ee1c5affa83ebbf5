/** The audit trail: who did what to whom, from where. */
@NullMarked
package dev.gatehouse.audit;

import org.jspecify.annotations.NullMarked;
