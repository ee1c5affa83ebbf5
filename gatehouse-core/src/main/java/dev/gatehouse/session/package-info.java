/** Sessions: opened at sign-in, checked at each request, ended at once. */
@NullMarked
package dev.gatehouse.session;

import org.jspecify.annotations.NullMarked;
