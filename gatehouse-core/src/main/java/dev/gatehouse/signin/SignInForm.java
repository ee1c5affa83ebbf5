package dev.gatehouse.signin;

import dev.gatehouse.password.Password;

/**
 * What somebody typed in order to sign in, and what the client brought along.
 *
 * @param email the address as typed
 * @param password the password as typed
 * @param arrival what the client wants and brings along
 */
public record SignInForm(String email, Password password, Arrival arrival) {}
