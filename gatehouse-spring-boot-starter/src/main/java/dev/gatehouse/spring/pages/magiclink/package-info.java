/** The pages for signing in by a mailed link. */
@NullMarked
package dev.gatehouse.spring.pages.magiclink;

import org.jspecify.annotations.NullMarked;
