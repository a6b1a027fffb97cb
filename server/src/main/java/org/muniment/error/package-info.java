/**
 * The failures a caller can meet: {@link org.muniment.error.ErrorCode} names each one, {@link
 * org.muniment.error.MunimentException} carries it up, {@link org.muniment.error.Problem} keeps it
 * in a task. Knows nothing of HTTP.
 */
@NullMarked
package org.muniment.error;

import org.jspecify.annotations.NullMarked;
