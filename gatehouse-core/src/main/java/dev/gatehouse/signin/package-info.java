/** Sign-in: how a user gets a session, through one gate. */
@NullMarked
package dev.gatehouse.signin;

import org.jspecify.annotations.NullMarked;
