/** What every service stands on; not for hosts. */
@NullMarked
package dev.gatehouse.internal;

import org.jspecify.annotations.NullMarked;
