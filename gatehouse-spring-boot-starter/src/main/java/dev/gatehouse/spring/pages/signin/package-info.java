/** The pages where a user signs in: by the first factor, and by the second. */
@NullMarked
package dev.gatehouse.spring.pages.signin;

import org.jspecify.annotations.NullMarked;
