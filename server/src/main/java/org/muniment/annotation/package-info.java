/**
 * What is laid on pages: annotations, the reasons they give, and the stamp catalogue. Start with
 * {@link org.muniment.annotation.AnnotationService}. Owns the tables {@code annotation_set}, {@code
 * annotation}, {@code annotation_reason} and {@code stamp}.
 *
 * <p>A page refers to a set of annotations that never changes; a change makes a new set, and with
 * it a new page set, as an operation on pages does. So copies, moves, deletes and versions of pages
 * and documents need nothing of their own.
 */
@NullMarked
package org.muniment.annotation;

import org.jspecify.annotations.NullMarked;
