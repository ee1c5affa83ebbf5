/** The table of endpoints told as an OpenAPI 3.1 document. */
@NullMarked
package dev.gatehouse.spring.api.openapi;

import org.jspecify.annotations.NullMarked;
