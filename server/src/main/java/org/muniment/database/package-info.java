/**
 * PostgreSQL: {@link org.muniment.database.Database} is where to start. It is the only package that
 * opens connections; data access objects elsewhere are handed a {@link
 * org.muniment.database.Transaction} and write plain SQL. {@link
 * org.muniment.database.EmbeddedPostgres} runs a PostgreSQL of our own inside the {@link
 * org.muniment.database.DataDirectory}. Owns the schema history table alone.
 */
@NullMarked
package org.muniment.database;

import org.jspecify.annotations.NullMarked;
