/** The pages of what users say about themselves, their picture among it. */
@NullMarked
package dev.gatehouse.spring.pages.profile;

import org.jspecify.annotations.NullMarked;
