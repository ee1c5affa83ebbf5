/**
 * What is known of a user, for the user to take along.
 *
 * <p>The document is put together out of sections, each of them a name and a function; a feature
 * that keeps something of users adds its own where the house is put together.
 *
 * <pre>{@code
 * return switch (gatehouse.dataExports().export(proof, client)) {
 *   case DataExport.Exported(var document) -> download(document);
 *   case DataExport.Outdated() -> signInAgain();
 *   case DataExport.Throttled(var retryAfter) -> later(retryAfter);
 * };
 * }</pre>
 */
@NullMarked
package dev.gatehouse.dataexport;

import org.jspecify.annotations.NullMarked;
