/** What a page asks again and again, to say so when what it stands on has changed. */
@NullMarked
package dev.gatehouse.spring.pages.live;

import org.jspecify.annotations.NullMarked;
