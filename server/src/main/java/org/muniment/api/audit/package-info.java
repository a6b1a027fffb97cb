/** The resources of the {@code audit} feature and the wire types they speak. Owns no tables. */
@NullMarked
package org.muniment.api.audit;

import org.jspecify.annotations.NullMarked;
