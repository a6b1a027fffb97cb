/** The resources of the {@code records} feature and the wire types they speak. Owns no tables. */
@NullMarked
package org.muniment.api.records;

import org.jspecify.annotations.NullMarked;
