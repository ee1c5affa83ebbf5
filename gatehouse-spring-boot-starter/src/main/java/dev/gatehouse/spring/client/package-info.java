/** Who is calling: the client's address, through proxies that are trusted. */
@NullMarked
package dev.gatehouse.spring.client;

import org.jspecify.annotations.NullMarked;
