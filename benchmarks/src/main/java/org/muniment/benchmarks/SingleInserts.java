package org.muniment.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The least that a durable change costs: one small row in a transaction of its own. */
final class SingleInserts implements AutoCloseable {
  private final List<Connection> connections = new ArrayList<>();
  private final List<PreparedStatement> statements = new ArrayList<>();

  SingleInserts(FloorDatabase database, int clients) throws SQLException {
    for (int client = 0; client < clients; client++) {
      Connection connection = database.connect();
      connections.add(connection);
      statements.add(connection.prepareStatement("insert into benchmark.single (note) values (?)"));
    }
  }

  Load run(int calls) throws Exception {
    return run(calls, 0);
  }

  /**
   * @param perSecond as in {@link Load#run(int, int, double, Load.Call)}
   */
  Load run(int calls, double perSecond) throws Exception {
    return Load.run(
        statements.size(),
        calls,
        perSecond,
        (client, number) -> {
          PreparedStatement statement = statements.get(client);
          statement.setString(1, "row " + number);
          statement.executeUpdate();
        });
  }

  @Override
  public void close() throws SQLException {
    for (Connection connection : connections) {
      connection.close();
    }
  }
}
