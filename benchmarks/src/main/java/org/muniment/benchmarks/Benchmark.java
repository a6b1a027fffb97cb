package org.muniment.benchmarks;

import java.util.List;

/** Measures one thing on a running server. */
interface Benchmark {
  /** By this it is chosen on the command line. */
  String name();

  List<Result> run(Bench bench) throws Exception;
}
