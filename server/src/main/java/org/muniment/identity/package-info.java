/** Placeholder. */
@NullMarked
package org.muniment.identity;

import org.jspecify.annotations.NullMarked;
