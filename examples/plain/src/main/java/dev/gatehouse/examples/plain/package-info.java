/** A plain Java program with accounts. */
@NullMarked
package dev.gatehouse.examples.plain;

import org.jspecify.annotations.NullMarked;
