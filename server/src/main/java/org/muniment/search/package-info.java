/**
 * Searches: start from {@link org.muniment.search.SearchService}, which starts them, lists what
 * they found and shows where. {@link org.muniment.search.SearchCompiler} turns a search of the
 * package {@code language} into one SQL statement; {@link org.muniment.search.TextIndexer} keeps
 * the index of document text. Owns the tables {@code search}, {@code search_result}, {@code
 * search_text}, {@code search_segment} and {@code search_term} (contract: search-syntax,
 * long-operations §5).
 *
 * <p>Clauses are grouped by what they ask about, and so by the tables they read: {@code
 * EntryClauses}, {@code DocumentClauses}, {@code MetadataClauses}, {@code TextClauses}.
 */
@NullMarked
package org.muniment.search;

import org.jspecify.annotations.NullMarked;
