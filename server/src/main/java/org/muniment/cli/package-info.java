/**
 * The command line; {@link org.muniment.cli.Main} is where the program begins. Commands beside
 * {@code serve} work on the database directly, also while a server runs. Owns no tables.
 */
@NullMarked
package org.muniment.cli;

import org.jspecify.annotations.NullMarked;
