/** The page of the devices that their user has signed in with, and trusts. */
@NullMarked
package dev.gatehouse.spring.pages.device;

import org.jspecify.annotations.NullMarked;
