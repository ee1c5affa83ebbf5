/** Who is calling, as far as the network tells. */
@NullMarked
package dev.gatehouse.client;

import org.jspecify.annotations.NullMarked;
