/** The two databases, made one; not for hosts. */
@NullMarked
package dev.gatehouse.internal.sql;

import org.jspecify.annotations.NullMarked;
