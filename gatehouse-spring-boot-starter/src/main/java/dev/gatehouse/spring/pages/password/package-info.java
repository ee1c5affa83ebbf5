/** The pages where a password is changed, or set anew by a mailed link. */
@NullMarked
package dev.gatehouse.spring.pages.password;

import org.jspecify.annotations.NullMarked;
