package dev.gatehouse.signin;

import dev.gatehouse.password.Password;
import dev.gatehouse.session.SessionToken;
import java.util.Optional;

/**
 * What somebody typed in order to sign in, and what the browser brought along.
 *
 * @param email the address as typed
 * @param password the password as typed
 * @param lasting whether the session is to outlive the browser ("remember me")
 * @param replaced the session the client has now; it ends when the new one opens
 */
public record SignInForm(
    String email, Password password, boolean lasting, Optional<SessionToken> replaced) {}
