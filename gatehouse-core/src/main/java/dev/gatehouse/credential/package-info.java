/** What every change of a credential has in common. */
@NullMarked
package dev.gatehouse.credential;

import org.jspecify.annotations.NullMarked;
