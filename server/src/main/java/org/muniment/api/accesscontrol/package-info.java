/**
 * The resources of the {@code accesscontrol} feature and the wire types they speak. Owns no tables.
 */
@NullMarked
package org.muniment.api.accesscontrol;

import org.jspecify.annotations.NullMarked;
