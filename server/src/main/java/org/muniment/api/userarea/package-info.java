/** The resources of the {@code userarea} feature and the wire types they speak. Owns no tables. */
@NullMarked
package org.muniment.api.userarea;

import org.jspecify.annotations.NullMarked;
