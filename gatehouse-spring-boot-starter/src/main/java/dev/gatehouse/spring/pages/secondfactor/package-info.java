/** The pages of the own second factor, and of the devices that are spared it. */
@NullMarked
package dev.gatehouse.spring.pages.secondfactor;

import org.jspecify.annotations.NullMarked;
