/**
 * A client of the API that moves whole trees of files, for the command line: {@link
 * org.muniment.client.TreeImport} and {@link org.muniment.client.TreeExport} over {@link
 * org.muniment.client.Api}. Knows the server by its wire contract only. Owns no tables.
 */
@NullMarked
package org.muniment.client;

import org.jspecify.annotations.NullMarked;
