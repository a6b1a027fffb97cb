/**
 * Who may do what; start with {@link org.muniment.access.AccessService}. Services ask here before
 * they touch anything.
 */
@NullMarked
package org.muniment.access;

import org.jspecify.annotations.NullMarked;
