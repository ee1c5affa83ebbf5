/** Fields of people, between forms and what is stored. */
@NullMarked
package dev.gatehouse.spring.pages.field;

import org.jspecify.annotations.NullMarked;
