/** Endpoints for inviting and creating users, and for accepting invitations. */
@NullMarked
package dev.gatehouse.spring.api.invitation;

import org.jspecify.annotations.NullMarked;
