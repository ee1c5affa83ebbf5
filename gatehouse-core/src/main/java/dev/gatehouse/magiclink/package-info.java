/** Links that are mailed to sign in with, instead of a password. */
@NullMarked
package dev.gatehouse.magiclink;

import org.jspecify.annotations.NullMarked;
