package org.muniment.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.Query;

/**
 * The least that a search costs whose three calls go over HTTP and whose results are kept: Lucene
 * finds all ids, one row is inserted for the search and one with the ids, each in a transaction of
 * its own, and the first page is read from the database. Nothing is read from what is sent, nothing
 * checked, nobody signs in; the search runs when its end is asked for.
 */
final class HttpSearches implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final LoopbackServer server;
  private final LuceneFloor lucene;
  private final Query query;
  private final Connection connection;
  private final PreparedStatement start;
  private final PreparedStatement keep;
  private final PreparedStatement page;
  private long searches;

  HttpSearches(FloorDatabase database, LuceneFloor lucene, Query query)
      throws IOException, SQLException {
    this.lucene = lucene;
    this.query = query;
    database.execute("drop table if exists benchmark.found");
    database.execute(
        "create table benchmark.found (search bigint primary key, ids integer[] not null)");
    connection = database.connect();
    start = connection.prepareStatement("insert into benchmark.single (note) values (?)");
    keep = connection.prepareStatement("insert into benchmark.found values (?, ?)");
    page =
        connection.prepareStatement(
            """
            select id, parent_id, name, type, created, modified
            from entry
            where repository_id = 1
              and id in (select unnest(ids[1:100]) from benchmark.found where search = ?)
            """);
    server = new LoopbackServer(1, this::handle);
  }

  Api api() {
    return server.api();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      byte[] answer = JSON.writeValueAsBytes(answer(exchange.getRequestURI().getPath()));
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    } catch (SQLException failure) {
      throw new IOException(failure);
    }
  }

  private Map<String, Object> answer(String path) throws IOException, SQLException {
    if (path.endsWith("SearchAsync")) {
      start.setString(1, path);
      start.executeUpdate();
      return Map.of("taskId", "search");
    }
    if (path.endsWith("Tasks")) {
      keep.setLong(1, ++searches);
      keep.setArray(2, connection.createArrayOf("integer", lucene.ids(query).toArray()));
      keep.executeUpdate();
      return Map.of("value", List.of(Map.of("status", "Completed")));
    }
    page.setLong(1, searches);
    List<Map<String, Object>> rows = new ArrayList<>();
    try (ResultSet found = page.executeQuery()) {
      while (found.next()) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
          row.put(found.getMetaData().getColumnName(column), found.getString(column));
        }
        rows.add(row);
      }
    }
    return Map.of("value", rows);
  }

  @Override
  public void close() throws SQLException {
    server.close();
    connection.close();
  }
}
