/** The pages of the address: confirmed, changed and changed back. */
@NullMarked
package dev.gatehouse.spring.pages.email;

import org.jspecify.annotations.NullMarked;
