package org.muniment.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestMetersTest {
  @ParameterizedTest
  @CsvSource({
    "GET, 200, /v2/Repositories/{repositoryId}/Tasks, /v2/Repositories/{repositoryId}/Tasks",
    "GET, 404, NOT_FOUND, NOT_FOUND",
    "PUT, 405, /v2/Repositories/x/Tasks, OTHER",
    "GET, 405, /LFRepositoryAPI/v1/Repositories/x/Token, OTHER",
    "GET, 200, /LFREPOSITORYAPI/swagger/index.html, OTHER",
    "OPTIONS, 200, /v2/Repositories/x/Entries/1, OTHER"
  })
  void map_keepsRoutes_andNoPathsOfCallers(
      String method, String status, String uri, String expected) {
    Meter.Id id =
        new Meter.Id(
            "http.server.requests",
            Tags.of("method", method, "status", status, "uri", uri),
            null,
            null,
            Meter.Type.TIMER);
    Meter.Id mapped = new RequestMeters().map(id);
    assertThat(mapped.getTag("uri")).isEqualTo(expected);
    assertThat(mapped.getTag("status")).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"http.client.requests", "muniment.tasks"})
  void map_leavesOtherMetersAlone(String name) {
    Meter.Id id = new Meter.Id(name, Tags.of("uri", "/repository/x"), null, null, Meter.Type.TIMER);
    assertThat(new RequestMeters().map(id)).isEqualTo(id);
  }
}
