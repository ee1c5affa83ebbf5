/** The fields that an application adds to its users: what they are, and what they hold. */
@NullMarked
package dev.gatehouse.customfield;

import org.jspecify.annotations.NullMarked;
