/**
 * Who is signed in, at every request: the session filter, the cookies, the guards against forged
 * requests, and the filter chains that they stand in.
 *
 * <p>A host with a security chain of its own adds one line to it:
 *
 * <pre>{@code
 * http.with(gatehouse, withDefaults())   // gatehouse: a GatehouseConfigurer, injected
 * }</pre>
 */
@NullMarked
package dev.gatehouse.spring.security;

import org.jspecify.annotations.NullMarked;
