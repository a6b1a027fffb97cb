package org.muniment.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Fields of entries: written one entry at a time, and shown beside the rows of a listing. */
final class MetadataBenchmark implements Benchmark {
  private static final int FIELDS = 10;
  private static final int DOCUMENTS = 150;
  private static final int LISTINGS = 200;

  @Override
  public String name() {
    return "metadata";
  }

  @Override
  public List<Result> run(Bench bench) throws Exception {
    Api api = bench.api();
    api.signIn();
    String run = Long.toString(System.nanoTime(), 36);
    List<String> names = new ArrayList<>();
    for (int number = 0; number < FIELDS; number++) {
      names.add("Field " + run + " " + number);
      api.post(
          "/FieldDefinitions",
          Map.of("name", names.get(number), "fieldType", "String", "length", 100));
    }
    int folder = api.createFolder(1, "Fields " + run);
    List<Integer> documents = new ArrayList<>();
    for (int number = 0; number < DOCUMENTS; number++) {
      documents.add(api.importDocument(folder, "Document " + number, new byte[0]));
    }
    List<Result> results = new ArrayList<>();
    try (SingleInserts inserts = new SingleInserts(bench.database(), 1)) {
      // The first round warms up; each value differs from the one before.
      inserts.run(DOCUMENTS);
      write(api, documents, names, "a");
      Load floor = inserts.run(DOCUMENTS);
      results.add(
          write(api, documents, names, "b")
              .times("SetFields, 10 fields (floor: one durable row)", floor));
    }
    String children = "/Entries/" + folder + "/Folder/Children";
    StringBuilder asked = new StringBuilder(children).append("?");
    names.forEach(name -> asked.append("&fields=").append(Api.encoded(name)));
    Load.Call plain = (client, number) -> api.read(children, Map.of());
    Load.Call withFields = (client, number) -> api.read(asked.toString(), Map.of());
    Load.run(1, LISTINGS, plain);
    Load.run(1, LISTINGS, withFields);
    Load without = Load.run(1, LISTINGS, plain);
    Load with = Load.run(1, LISTINGS, withFields);
    results.add(with.times("150 children with 10 fields (floor: without fields)", without));
    return results;
  }

  private static Load write(Api api, List<Integer> documents, List<String> names, String round)
      throws Exception {
    return Load.run(
        1,
        documents.size(),
        (client, number) -> api.setFields(documents.get(number), values(names, round, number)));
  }

  private static List<Map<String, Object>> values(List<String> names, String round, int number) {
    return names.stream()
        .map(name -> Map.<String, Object>of("name", name, "values", List.of(round + number + name)))
        .toList();
  }
}
