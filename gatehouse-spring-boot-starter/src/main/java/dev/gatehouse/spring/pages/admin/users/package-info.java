/** The page with all users: searched, filtered, sorted, taken along, and acted upon together. */
@NullMarked
package dev.gatehouse.spring.pages.admin.users;

import org.jspecify.annotations.NullMarked;
