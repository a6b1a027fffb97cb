/** The resources of the {@code document} feature and the wire types they speak. Owns no tables. */
@NullMarked
package org.muniment.api.document;

import org.jspecify.annotations.NullMarked;
