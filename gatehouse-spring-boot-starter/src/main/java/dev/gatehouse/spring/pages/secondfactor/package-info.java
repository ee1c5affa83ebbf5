/** The pages of the own second factor. */
@NullMarked
package dev.gatehouse.spring.pages.secondfactor;

import org.jspecify.annotations.NullMarked;
