/** Registration: how a visitor becomes a user. */
@NullMarked
package dev.gatehouse.registration;

import org.jspecify.annotations.NullMarked;
