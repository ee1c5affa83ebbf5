/** Endpoints by which administrators read and verify the audit trail. */
@NullMarked
package dev.gatehouse.spring.api.audit;

import org.jspecify.annotations.NullMarked;
