/** The pages where users delete their own accounts, and change their minds. */
@NullMarked
package dev.gatehouse.spring.pages.deletion;

import org.jspecify.annotations.NullMarked;
