/** How fast the core is, beside the bare statement on the same database. */
@NullMarked
package dev.gatehouse.benchmarks;

import org.jspecify.annotations.NullMarked;
