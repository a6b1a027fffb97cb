package org.muniment.benchmarks;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.Query;

/**
 * From the start of a search to its first page, as clients do it with three calls: text against
 * Apache Lucene inside this process and against Lucene behind the same calls, metadata against SQL
 * by hand on the server's own tables, a user whom many lists concern against an administrator.
 */
final class SearchBenchmark implements Benchmark {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> REQUEST = new TypeReference<>() {};
  private static final int MOST_TEXTS = 100_000;
  private static final int FIRST_ID = 500_000_000;
  private static final int CALLS = 30;
  private static final int WARM_UP = 20;
  private static final int BATCH = 1_000;
  private static final int LISTS = 300;

  private final SearchTexts texts = new SearchTexts();

  @Override
  public String name() {
    return "search";
  }

  @Override
  public List<Result> run(Bench bench) throws Exception {
    bench.api().signIn();
    int count = Math.min(MOST_TEXTS, bench.largest());
    List<Result> results = new ArrayList<>();
    try (LuceneFloor lucene = new LuceneFloor(bench.scratch().resolve("lucene"))) {
      double luceneSeconds = fill(bench, lucene, count);
      long begin = System.nanoTime();
      Searches.close(bench.api(), Searches.run(bench.api(), texts.word(20_000)));
      Samples indexed = new Samples();
      indexed.add(count / ((System.nanoTime() - begin) / 1e9));
      Samples floor = new Samples();
      floor.add(count / luceneSeconds);
      results.add(
          Result.of("index " + Bench.size(count) + " texts (Lucene)", indexed, floor, "texts/s"));
      bench.database().execute("vacuum analyze");
      results.addAll(textSearches(bench, lucene));
    }
    results.addAll(metadataSearches(bench));
    results.add(searchWithRights(bench));
    return results;
  }

  /** Stores documents of one page each and gives Lucene the same; answers Lucene's seconds. */
  private double fill(Bench bench, LuceneFloor lucene, int count) throws Exception {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    long luceneTime = 0;
    try (Connection connection = bench.database().connect();
        PreparedStatement insert =
            connection.prepareStatement(
                """
                with given (id, name, text, sha256, amount) as (
                  values (?::integer, ?::text, ?::text, ?::bytea, ?::numeric)
                ), texts as (
                  insert into page_text (repository_id, sha256, size, text, created)
                  select 1, sha256, octet_length(text), text, now() from given
                  returning id, size
                ), sets as (
                  insert into page_set (repository_id, page_count, text_bytes, created)
                  select 1, 1, size, now() from texts
                  returning id
                ), pages as (
                  insert into page (repository_id, page_set_id, number, page_id, text_id, text_size)
                  select 1, sets.id, 1, nextval('page_id'), texts.id, texts.size from sets, texts
                ), metadata as (
                  insert into metadata_set (repository_id, fields, tag_ids, hash, created)
                  select 1, '{}', '{}', sha256, now() from given
                  returning id
                ), field_values as (
                  insert into metadata_value (repository_id, set_id, field_id, position, text_key)
                  select 1, metadata.id, 1, 1, 'value ' || amount from metadata, given
                )
                insert into entry (repository_id, id, parent_id, creator_id, modifier_id, created,
                  modified, type, name, name_key, page_set_id, metadata_set_id)
                select 1, given.id, 1, 1, 1, now() - given.amount * interval '1 minute', now(), 3,
                  given.name, given.name, sets.id, metadata.id
                from given, sets, metadata
                """)) {
      connection.setAutoCommit(false);
      for (int i = 0; i < count; i++) {
        String text = texts.text();
        insert.setInt(1, FIRST_ID + i);
        insert.setString(2, texts.next() + " report " + i);
        insert.setString(3, text);
        insert.setBytes(4, sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        insert.setInt(5, i);
        insert.addBatch();
        if (i % BATCH == BATCH - 1 || i == count - 1) {
          insert.executeBatch();
          connection.commit();
        }
        long begin = System.nanoTime();
        lucene.add(FIRST_ID + i, text);
        luceneTime += System.nanoTime() - begin;
      }
    }
    long begin = System.nanoTime();
    lucene.finish();
    return (luceneTime + System.nanoTime() - begin) / 1e9;
  }

  private List<Result> textSearches(Bench bench, LuceneFloor lucene) throws Exception {
    String frequent = texts.word(30);
    String usual = texts.word(1_000);
    String rare = texts.word(20_000);
    Map<String, Query> searches = new LinkedHashMap<>();
    String plain = "{\"searchCommand\":\"%s\"}";
    searches.put(plain.formatted(rare), LuceneFloor.word(rare));
    searches.put(plain.formatted(usual), LuceneFloor.word(usual));
    searches.put(plain.formatted(frequent), LuceneFloor.word(frequent));
    searches.put(
        plain.formatted(usual + " " + frequent),
        LuceneFloor.both(LuceneFloor.word(usual), LuceneFloor.word(frequent)));
    searches.put(
        plain.formatted("\\\"" + frequent + " " + texts.word(40) + "\\\""),
        LuceneFloor.phrase(frequent, texts.word(40)));
    searches.put(
        plain.formatted(usual + " ^10 " + frequent), LuceneFloor.near(10, usual, frequent));
    String prefix = usual.substring(0, usual.length() - 2);
    searches.put(plain.formatted(prefix + "*"), LuceneFloor.wildcard(prefix + "*"));
    searches.put(
        "{\"searchCommand\":\"%s\",\"fuzzyType\":\"NumberOfLetters\",\"fuzzyFactor\":1}"
            .formatted(usual),
        LuceneFloor.fuzzy(usual));
    String[] names = {
      "rare word",
      "usual word",
      "frequent word",
      "two words",
      "phrase",
      "distance",
      "wildcard",
      "fuzzy"
    };
    List<Result> results = new ArrayList<>();
    int n = 0;
    for (Map.Entry<String, Query> each : searches.entrySet()) {
      int found = lucene.search(each.getValue());
      String what = names[n++] + ", " + found + " matches ";
      results.add(
          measure(
              bench.api(),
              what + "(Lucene)",
              each.getKey(),
              (client, number) -> lucene.search(each.getValue())));
      try (HttpSearches same = new HttpSearches(bench.database(), lucene, each.getValue())) {
        Api api = same.api();
        results.add(
            measure(
                bench.api(),
                what + "(Lucene behind the same calls)",
                each.getKey(),
                (client, number) -> search(api, each.getKey())));
      }
    }
    return results;
  }

  private static List<Result> metadataSearches(Bench bench) throws Exception {
    String select = "select array_agg(id order by id) from entry e where repository_id = 1 and ";
    Map<String, String> searches = new LinkedHashMap<>();
    searches.put("{LF:Name=\\\"*report 777*\\\"}", select + "name_key like '%report 777%'");
    searches.put(
        "{[]:[Document]=\\\"value 4711\\\"}",
        select
            + """
            metadata_set_id in (
              select set_id from metadata_value
              where repository_id = 1 and field_id = 1 and left(text_key, 200) = 'value 4711')""");
    searches.put(
        "{LF:PageCount>0}",
        select + "page_set_id in (select id from page_set where page_count > 0)");
    searches.put("{LF:LookIn=\\\"\\\\\\\\\\\", Subfolders=N}", select + "parent_id = 1");
    String[] names = {"name contains", "field equals", "page count", "in a folder"};
    List<Result> results = new ArrayList<>();
    int n = 0;
    for (Map.Entry<String, String> each : searches.entrySet()) {
      try (Statement statement = bench.database().connection().createStatement()) {
        results.add(
            measure(
                bench.api(),
                names[n++] + " (SQL)",
                "{\"searchCommand\":\"" + each.getKey() + "\"}",
                (client, number) -> statement.executeQuery(each.getValue()).close()));
      }
    }
    return results;
  }

  /**
   * The documents lie in folders of which each has a list that doesn't inherit; a third of the
   * lists keep the user out.
   */
  private Result searchWithRights(Bench bench) throws Exception {
    String user = "reader";
    bench.server().command(bench.jar(), "user", "add", user, "--role", "reader");
    int parent = bench.api().createFolder(1, "Lists");
    Map<String, Object> element =
        Map.of(
            "trustee",
            Map.of("accountName", user),
            "accessControlType",
            "Allow",
            "rights",
            List.of("Browse", "Read"));
    for (int i = 0; i < LISTS; i++) {
      int folder = bench.api().createFolder(parent, "Folder " + i);
      bench
          .database()
          .execute(
              "update entry set parent_id = %d where repository_id = 1 and id >= %d and id %% %d = %d and page_set_id is not null"
                  .formatted(folder, FIRST_ID, LISTS, i));
      bench.api().setAccess(folder, i % 3 == 0 ? List.of() : List.of(element));
    }
    bench.database().execute("vacuum analyze entry");
    Api reader = new Api(bench.server().baseUrl());
    reader.signIn(user);
    String request = "{\"searchCommand\":\"" + texts.word(1_000) + "\"}";
    return measure(
        reader,
        "usual word, " + LISTS + " folders with lists (an administrator's search)",
        request,
        (client, number) -> search(bench.api(), request));
  }

  private static Result measure(Api api, String what, String request, Load.Call floor)
      throws Exception {
    List<String> open = new ArrayList<>();
    Load.Call search = (client, number) -> open.add(search(api, request));
    Load.run(1, WARM_UP, search);
    Load.run(1, WARM_UP, floor);
    Result result = Load.run(1, CALLS, search).times("search: " + what, Load.run(1, CALLS, floor));
    Searches.close(api, open);
    return result;
  }

  /** Until the first page is there; answers the id of the task. */
  private static String search(Api api, String request) throws Exception {
    String id = Searches.start(api, JSON.readValue(request, REQUEST));
    api.awaitCompleted(id);
    api.read("/Searches/" + id + "/Results", Map.of());
    return id;
  }
}
