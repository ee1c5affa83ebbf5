/** Forms with a file, whose file is never held in memory. */
@NullMarked
package dev.gatehouse.spring.upload;

import org.jspecify.annotations.NullMarked;
