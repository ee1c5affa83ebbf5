/** Gatehouse in a Spring Boot application: auto-configuration, pages, JSON API and mails. */
@NullMarked
package dev.gatehouse.spring;

import org.jspecify.annotations.NullMarked;
