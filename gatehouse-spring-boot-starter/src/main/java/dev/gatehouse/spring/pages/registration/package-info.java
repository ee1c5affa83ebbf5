/** The pages where a visitor becomes a user. */
@NullMarked
package dev.gatehouse.spring.pages.registration;

import org.jspecify.annotations.NullMarked;
