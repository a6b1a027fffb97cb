package org.muniment.benchmarks;

import java.util.List;
import java.util.Map;

/**
 * A field whose values are converted on many entries, against two statements that rewrite the same
 * rows by hand without looking at what is in them.
 */
final class ChangeTypeBenchmark implements Benchmark {
  @Override
  public String name() {
    return "change-type";
  }

  @Override
  public List<Result> run(Bench bench) throws Exception {
    Api api = bench.api();
    FloorDatabase database = bench.database();
    int values = bench.largest();
    api.signIn();
    int field =
        api.post(
                "/FieldDefinitions",
                Map.of("name", "Number " + System.nanoTime(), "fieldType", "String", "length", 20))
            .path("id")
            .asInt();
    database.execute(
        """
        insert into public.metadata_set (repository_id, fields, tag_ids, hash, created)
        select 1, jsonb_build_object('%1$d', jsonb_build_array(n::text)), '{}',
          sha256(convert_to('%3$d ' || n, 'UTF8')), now()
        from generate_series(1, %2$d) as n
        order by n
        """
            .formatted(field, values, System.nanoTime()));
    long before = database.number("select max(id) from public.metadata_set") - values;
    database.execute(
        """
        insert into public.metadata_value (repository_id, set_id, field_id, position, text_key)
        select 1, %3$d + n, %1$d, 1, n::text
        from generate_series(1, %2$d) as n
        """
            .formatted(field, values, before));
    database.execute("vacuum analyze public.metadata_set");
    database.execute("vacuum analyze public.metadata_value");
    Samples floor = new Samples();
    long begin = System.nanoTime();
    database.execute(
        """
        update public.metadata_set
        set fields = jsonb_set(fields, '{%1$d}', fields -> '%1$d')
        where repository_id = 1 and id > %2$d
        """
            .formatted(field, before));
    database.execute(
        """
        update public.metadata_value
        set text_key = text_key
        where repository_id = 1 and set_id > %2$d and field_id = %1$d
        """
            .formatted(field, before));
    floor.add(values / ((System.nanoTime() - begin) / 1e9));
    database.execute("vacuum analyze public.metadata_set");
    database.execute("vacuum analyze public.metadata_value");
    api.signIn();
    Samples measured = new Samples();
    begin = System.nanoTime();
    api.post(
        "/FieldDefinitions/" + field + "/ChangeType",
        Map.of("newFieldType", "LongInteger", "allowDataLoss", true));
    measured.add(values / ((System.nanoTime() - begin) / 1e9));
    Samples heap = new Samples();
    heap.add(bench.server().heapAfterCollection());
    String what = "change the type of " + Bench.size(values) + " values";
    return List.of(
        Result.of(what + " (floor: rewritten unread)", measured, floor, "values/s"),
        Result.of("server heap after it", heap, "MB"));
  }
}
