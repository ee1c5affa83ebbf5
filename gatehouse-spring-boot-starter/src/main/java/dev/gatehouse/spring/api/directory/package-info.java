/** Endpoints by which administrators find users. */
@NullMarked
package dev.gatehouse.spring.api.directory;

import org.jspecify.annotations.NullMarked;
