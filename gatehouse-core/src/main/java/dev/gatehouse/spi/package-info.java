/** What a host application may replace or listen to, and the values that go with it. */
@NullMarked
package dev.gatehouse.spi;

import org.jspecify.annotations.NullMarked;
