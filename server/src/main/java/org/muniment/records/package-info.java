/**
 * Records management; start with {@link org.muniment.records.RecordService}. What is a record and
 * what is a record folder follows from the tree ({@link org.muniment.entry.RecordTree}); kept are
 * the defaults of record series and what was set of single entries. Owns the tables {@code
 * record_series}, {@code record_entry} and {@code record_event}.
 */
@NullMarked
package org.muniment.records;

import org.jspecify.annotations.NullMarked;
