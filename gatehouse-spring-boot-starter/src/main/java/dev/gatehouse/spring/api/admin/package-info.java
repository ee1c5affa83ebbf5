/**
 * Endpoints for administrators.
 *
 * <p>Who is no administrator does not come this far; whether an administrator stands over this very
 * user is asked by the core, within the act.
 */
@NullMarked
package dev.gatehouse.spring.api.admin;

import org.jspecify.annotations.NullMarked;
