/** The resources of the {@code search} feature and the wire types they speak. Owns no tables. */
@NullMarked
package org.muniment.api.search;

import org.jspecify.annotations.NullMarked;
