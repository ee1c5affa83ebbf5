/**
 * What bodies may be: read strictly, and described as JSON Schema 2020-12 out of the same words.
 */
@NullMarked
package dev.gatehouse.spring.api.json;

import org.jspecify.annotations.NullMarked;
