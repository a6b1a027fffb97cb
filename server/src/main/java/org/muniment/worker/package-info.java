/**
 * Work on bytes that nobody vouches for, done in child processes with their own heap: a file that
 * eats memory, never ends or crashes its parser costs a child, not the server. Start with {@link
 * org.muniment.worker.WorkerPool}; the child's side is {@link org.muniment.worker.WorkerLoop}.
 * Knows nothing of the jobs themselves. Owns no tables.
 */
@NullMarked
package org.muniment.worker;

import org.jspecify.annotations.NullMarked;
