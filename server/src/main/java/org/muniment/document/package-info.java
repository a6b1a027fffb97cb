/**
 * What documents hold: pages and their text, locks and versions. Start with {@link
 * org.muniment.document.PageService}; {@link org.muniment.document.DocumentContents} is what
 * imports are built of. Owns the tables {@code page_set}, {@code page}, {@code page_text}, {@code
 * document_text}, {@code text_extraction}, {@code document_lock}, {@code document_control} and
 * {@code document_version}.
 *
 * <p>A page set never changes after its transaction: an operation on pages makes a new set of the
 * old one in a few statements, whatever the number of pages, and repoints the entry. So copies and
 * versions share sets, and {@link org.muniment.document.PageSweeper} removes those that nothing
 * refers to any more.
 */
@NullMarked
package org.muniment.document;

import org.jspecify.annotations.NullMarked;
