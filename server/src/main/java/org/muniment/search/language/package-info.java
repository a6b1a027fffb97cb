/**
 * The search language, from text to tree and back; it knows no database and no entry. Start from
 * {@link org.muniment.search.language.SearchParser}, which makes a {@link
 * org.muniment.search.language.SearchExpression}; {@link
 * org.muniment.search.language.SearchProperty} is the table of keywords. Owns no tables (contract:
 * search-syntax).
 */
@NullMarked
package org.muniment.search.language;

import org.jspecify.annotations.NullMarked;
