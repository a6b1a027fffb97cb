/**
 * The repositories on this server; start with {@link org.muniment.repository.RepositoryService}.
 * Owns the table {@code repository}.
 */
@NullMarked
package org.muniment.repository;

import org.jspecify.annotations.NullMarked;
