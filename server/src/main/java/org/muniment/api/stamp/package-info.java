/** The resources of the {@code stamp} feature and the wire types they speak. Owns no tables. */
@NullMarked
package org.muniment.api.stamp;

import org.jspecify.annotations.NullMarked;
