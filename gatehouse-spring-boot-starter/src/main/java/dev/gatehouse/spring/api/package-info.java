/**
 * The JSON API: each endpoint reads its input, makes one call to a service, and answers by one
 * switch over the outcome.
 */
@NullMarked
package dev.gatehouse.spring.api;

import org.jspecify.annotations.NullMarked;
