/** Profile and custom fields together, for users, administrators and the application. */
@NullMarked
package dev.gatehouse.userfield;

import org.jspecify.annotations.NullMarked;
