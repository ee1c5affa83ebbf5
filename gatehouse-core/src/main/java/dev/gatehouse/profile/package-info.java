/** What users say about themselves: names, time zone and language. */
@NullMarked
package dev.gatehouse.profile;

import org.jspecify.annotations.NullMarked;
