/** The resources of the {@code metadata} feature and the wire types they speak. Owns no tables. */
@NullMarked
package org.muniment.api.metadata;

import org.jspecify.annotations.NullMarked;
