/** Which language a page is in. */
@NullMarked
package dev.gatehouse.spring.language;

import org.jspecify.annotations.NullMarked;
