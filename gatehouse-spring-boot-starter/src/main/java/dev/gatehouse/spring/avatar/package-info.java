/** The pictures of users over HTTP: the endpoint for the own one, and the files themselves. */
@NullMarked
package dev.gatehouse.spring.avatar;

import org.jspecify.annotations.NullMarked;
