/** An application that takes Gatehouse in, with a table, a page and a transaction of its own. */
@NullMarked
package dev.gatehouse.spring.host;

import org.jspecify.annotations.NullMarked;
