/** The resources of the {@code entry} feature and the wire types they speak. Owns no tables. */
@NullMarked
package org.muniment.api.entry;

import org.jspecify.annotations.NullMarked;
