/** Endpoints for signing in and out, and for the own sessions. */
@NullMarked
package dev.gatehouse.spring.api.session;

import org.jspecify.annotations.NullMarked;
