/**
 * Documents coming in and going out; start with {@link org.muniment.transfer.ImportService} and
 * {@link org.muniment.transfer.ExportService}. Owns no tables.
 */
@NullMarked
package org.muniment.transfer;

import org.jspecify.annotations.NullMarked;
