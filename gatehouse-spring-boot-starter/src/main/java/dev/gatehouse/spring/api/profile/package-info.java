/** Endpoints for what users say about themselves. */
@NullMarked
package dev.gatehouse.spring.api.profile;

import org.jspecify.annotations.NullMarked;
