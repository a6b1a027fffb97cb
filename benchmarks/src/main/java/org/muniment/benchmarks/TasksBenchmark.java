package org.muniment.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** How often the state of a task can be asked for, against reads by primary key. */
final class TasksBenchmark implements Benchmark {
  @Override
  public String name() {
    return "tasks";
  }

  @Override
  public List<Result> run(Bench bench) throws Exception {
    String id = bench.api().startTestTask();
    bench.api().awaitEnd(id);
    List<Result> results = new ArrayList<>();
    for (int clients : new int[] {1, 32}) {
      int calls = clients == 1 ? 500 : 2_000;
      Load.Call tasks = (client, number) -> bench.api().taskNow(id);
      Load.run(clients, 500, tasks);
      List<Connection> connections = new ArrayList<>();
      List<PreparedStatement> statements = new ArrayList<>();
      try {
        for (int client = 0; client < clients; client++) {
          Connection connection = bench.database().connect();
          connections.add(connection);
          PreparedStatement statement =
              connection.prepareStatement(
                  "select * from public.task where repository_id = 1 and id = ?");
          statement.setObject(1, UUID.fromString(id));
          statements.add(statement);
        }
        Load.Call read = (client, number) -> ListBenchmark.expect(statements.get(client), 1);
        Load.run(clients, 500, read);
        results.add(
            Load.run(clients, calls, tasks)
                .rates(
                    "ListTasks of one task, " + clients + (clients == 1 ? " client" : " clients"),
                    "calls/s",
                    Load.run(clients, calls, read)));
      } finally {
        for (Connection connection : connections) {
          connection.close();
        }
      }
    }
    return results;
  }
}
