/** Where files are kept that do not belong into a database. */
@NullMarked
package dev.gatehouse.bucket;

import org.jspecify.annotations.NullMarked;
