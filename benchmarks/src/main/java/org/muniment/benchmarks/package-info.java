/**
 * Measures the packaged server from outside, each number beside the floor that the machine sets for
 * it in the same run. {@link org.muniment.benchmarks.Benchmarks} is the command; a class that
 * implements {@link org.muniment.benchmarks.Benchmark} measures one thing.
 */
@NullMarked
package org.muniment.benchmarks;

import org.jspecify.annotations.NullMarked;
