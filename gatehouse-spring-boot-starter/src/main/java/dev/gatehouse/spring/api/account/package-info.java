/** Endpoints for becoming a user and for the own password. */
@NullMarked
package dev.gatehouse.spring.api.account;

import org.jspecify.annotations.NullMarked;
