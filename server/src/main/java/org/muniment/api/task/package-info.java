/** The resources of the {@code task} feature and the wire types they speak. Owns no tables. */
@NullMarked
package org.muniment.api.task;

import org.jspecify.annotations.NullMarked;
