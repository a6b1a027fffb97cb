/** The resources of the {@code transfer} feature and the wire types they speak. Owns no tables. */
@NullMarked
package org.muniment.api.transfer;

import org.jspecify.annotations.NullMarked;
