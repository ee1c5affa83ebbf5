/**
 * The fields of one user in a form: as they are stored, as they are typed, and what was changed.
 */
@NullMarked
package dev.gatehouse.spring.pages.admin.userfield;

import org.jspecify.annotations.NullMarked;
