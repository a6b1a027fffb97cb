package org.muniment.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** The server is killed in the middle of long operations, at moments of chance. */
class CrashIT {
  private static final int ROUNDS = Integer.getInteger("muniment.crashRounds", 2);
  private static final int MOST_MILLISECONDS = 400;

  @Test
  void killedInTheMiddle_copiesAndDeletesEndAsIfNothingHadHappened() {
    long seed = Long.getLong("muniment.seed", System.nanoTime());
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    try (ServerProcess server = ServerProcess.start()) {
      Client client = server.client();
      int source = Trees.build(client, 1, 10_000);
      List<String> expected = client.tree(source);
      for (int round = 1; round <= ROUNDS; round++) {
        boolean postgresAsWell = round % 2 == 0;
        String copy = client.startCopy(1, source, "copy " + round);
        pause(random);
        server.kill(postgresAsWell);
        server.restart();
        client = server.client();
        JsonNode copied = client.complete(copy);
        int root = copied.get("result").get("entryId").asInt();
        assertThat(copied.get("percentComplete").asInt()).isEqualTo(100);
        assertThat(copied.get("errors")).isEmpty();
        assertThat(copied.get("@muniment.done").asInt()).isEqualTo(expected.size() + 1);
        assertThat(client.tree(root)).as("seed %d round %d", seed, round).isEqualTo(expected);

        String delete = client.startDelete(root);
        pause(random);
        server.kill(!postgresAsWell);
        server.restart();
        client = server.client();
        client.complete(delete);
        Client.assertProblem(client.get("/Entries/" + root), 404);
        assertThat(client.children(1, "", 150)).as("seed %d round %d", seed, round).hasSize(1);
      }
      assertThat(client.tree(source)).isEqualTo(expected);
      assertThat(server.command(0, "check")).contains("No damage found.");
    }
  }

  private static void pause(Random random) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1 + random.nextInt(MOST_MILLISECONDS)));
  }
}
