package org.muniment.seed;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muniment.entry.EntryType;
import org.muniment.identity.Caller;
import org.muniment.records.RecordSeriesService;
import org.muniment.records.RecordService;
import org.muniment.records.Retention;

/** Says of record series, record folders and records what a seed says. Thread-safe. */
record RecordSeeder(EntrySeeder entries, RecordSeriesService series, RecordService records) {

  /** Comes last, because a closed record folder takes nothing new. */
  void seed(Caller caller, EntryShape shape) {
    int id = entries.require(caller, shape.path()).id();
    Retention retention = SeedRetention.of(shape.said().retention());
    if (shape.type() == EntryType.RecordSeries) {
      series.update(caller, id, retention, false);
      return;
    }
    SeedRecord said = shape.said().record();
    if (said == null) {
      throw SeedService.refusal(shape.path() + " is no record.");
    }
    records.update(caller, id, said.update(retention));
    Map<Integer, @Nullable String> events = said.events();
    if (events != null) {
      events.forEach((event, time) -> records.setEvent(caller, id, event, SeedRecord.time(time)));
    }
  }
}
