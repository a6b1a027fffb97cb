package org.muniment.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccessKeyCommandIT {
  @Test
  void keys_areMade_listedWithoutWhatIsSecret_andRevoked() {
    try (ServerProcess server = ServerProcess.start()) {
      String made = server.command(0, "access-key", "create");
      String client = made.lines().findFirst().orElse("").replaceFirst("Client id: *", "");

      assertThat(server.command(0, "access-key", "list"))
          .matches(client + "\tadmin\tcreated [0-9T:Z-]+\tvalid\\R");
      assertThat(server.command(0, "access-key", "revoke", client)).contains("was revoked");
      assertThat(server.command(0, "access-key", "list"))
          .matches(client + "\tadmin\tcreated [0-9T:Z-]+\trevoked [0-9T:Z-]+\\R");
      assertThat(server.command(1, "access-key", "revoke", "none")).contains("no such key");
    }
  }
}
