/**
 * PostgreSQL: {@link org.muniment.database.Database} is where to start. It is the only package that
 * touches JDBC; data access objects elsewhere are handed a {@link
 * org.muniment.database.Transaction} and write plain SQL. Owns the schema history table alone.
 */
@NullMarked
package org.muniment.database;

import org.jspecify.annotations.NullMarked;
