/** The page where users get what is known of them. */
@NullMarked
package dev.gatehouse.spring.pages.dataexport;

import org.jspecify.annotations.NullMarked;
