/** Endpoints by which administrators define custom fields, and change the fields of users. */
@NullMarked
package dev.gatehouse.spring.api.customfield;

import org.jspecify.annotations.NullMarked;
