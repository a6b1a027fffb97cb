/**
 * The resources of the {@code repository} feature and the wire types they speak. Owns no tables.
 */
@NullMarked
package org.muniment.api.repository;

import org.jspecify.annotations.NullMarked;
