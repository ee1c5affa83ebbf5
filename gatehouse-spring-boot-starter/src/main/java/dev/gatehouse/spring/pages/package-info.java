/**
 * The pages: each reads a form, makes one call to a service, and answers by one switch over the
 * outcome. They need no script.
 *
 * <p>A host changes a page by a template of its own at the same path, such as {@code
 * templates/gatehouse/sign-in.html}.
 */
@NullMarked
package dev.gatehouse.spring.pages;

import org.jspecify.annotations.NullMarked;
