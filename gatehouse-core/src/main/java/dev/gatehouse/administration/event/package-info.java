/** What administrators have done, as hosts are told. */
@NullMarked
package dev.gatehouse.administration.event;

import org.jspecify.annotations.NullMarked;
