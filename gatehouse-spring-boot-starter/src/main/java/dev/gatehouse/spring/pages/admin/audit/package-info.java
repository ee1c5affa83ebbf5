/** The page of the audit trail: filtered, checked, and taken along. */
@NullMarked
package dev.gatehouse.spring.pages.admin.audit;

import org.jspecify.annotations.NullMarked;
