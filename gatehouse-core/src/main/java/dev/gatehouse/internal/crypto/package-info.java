/** Work that burns processors; not for hosts. */
@NullMarked
package dev.gatehouse.internal.crypto;

import org.jspecify.annotations.NullMarked;
