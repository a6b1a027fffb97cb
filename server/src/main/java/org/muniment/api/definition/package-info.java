/**
 * The resources of the {@code definition} feature and the wire types they speak. Owns no tables.
 */
@NullMarked
package org.muniment.api.definition;

import org.jspecify.annotations.NullMarked;
