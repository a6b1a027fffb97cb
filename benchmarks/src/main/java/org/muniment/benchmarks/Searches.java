package org.muniment.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Searches as clients make them. */
final class Searches {
  private Searches() {}

  static String start(Api api, Map<String, Object> request) throws IOException {
    return api.post("/Searches/SearchAsync", request).path("taskId").asText();
  }

  /** Searches and waits for the end; answers the id of the task. */
  static String run(Api api, String command) throws IOException {
    String id = start(api, Map.of("searchCommand", command));
    api.awaitCompleted(id);
    return id;
  }

  /** Reads some of the results. */
  static void readResults(Api api, String id, long skip, int size) throws IOException {
    api.read(
        "/Searches/" + id + "/Results?$skip=" + skip,
        Map.of("Prefer", "odata.maxpagesize=" + size));
  }

  static void close(Api api, String id) throws IOException {
    api.delete("/Tasks?taskIds=" + id);
  }

  static void close(Api api, List<String> ids) throws IOException {
    for (String id : ids) {
      close(api, id);
    }
  }
}
