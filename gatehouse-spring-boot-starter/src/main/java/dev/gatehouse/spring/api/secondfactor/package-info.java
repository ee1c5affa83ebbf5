/** Endpoints for the own second factor, and for the devices that are spared it. */
@NullMarked
package dev.gatehouse.spring.api.secondfactor;

import org.jspecify.annotations.NullMarked;
