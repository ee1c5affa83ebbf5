/**
 * The JSON API: every endpoint is one value in one table, and out of that table come the routes,
 * the question of who may, the reading of bodies and the OpenAPI document.
 *
 * <p>The endpoints themselves are in the packages below, a group each. A handler makes one call to
 * a service and answers by one switch over the outcome.
 */
@NullMarked
package dev.gatehouse.spring.api;

import org.jspecify.annotations.NullMarked;
