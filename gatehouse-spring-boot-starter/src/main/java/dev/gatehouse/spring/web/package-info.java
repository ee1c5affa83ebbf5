/**
 * What the filters, the pages and the JSON API have in common: where they live, who is calling, how
 * a request is refused.
 */
@NullMarked
package dev.gatehouse.spring.web;

import org.jspecify.annotations.NullMarked;
