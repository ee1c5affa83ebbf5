/** The pages of the custom fields: defined, changed and put in order. */
@NullMarked
package dev.gatehouse.spring.pages.admin.fields;

import org.jspecify.annotations.NullMarked;
