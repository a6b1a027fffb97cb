/** The resources of the {@code identity} feature and the wire types they speak. Owns no tables. */
@NullMarked
package org.muniment.api.identity;

import org.jspecify.annotations.NullMarked;
