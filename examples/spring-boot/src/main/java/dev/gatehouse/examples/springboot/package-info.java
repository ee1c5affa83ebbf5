/** A Spring Boot application with accounts and an entity of its own. */
@NullMarked
package dev.gatehouse.examples.springboot;

import org.jspecify.annotations.NullMarked;
