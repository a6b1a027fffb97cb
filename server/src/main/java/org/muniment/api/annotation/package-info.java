/**
 * The resources of the {@code annotation} feature and the wire types they speak. Owns no tables.
 */
@NullMarked
package org.muniment.api.annotation;

import org.jspecify.annotations.NullMarked;
