/**
 * The devices of a user: those that have been used to sign in before.
 *
 * <p>A device is a browser or program that kept the token it was handed at an earlier sign-in.
 */
@NullMarked
package dev.gatehouse.device;

import org.jspecify.annotations.NullMarked;
