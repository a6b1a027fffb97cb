package org.muniment.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutePathTest {
  private static final RoutePath ROUTES =
      new RoutePath(
          List.of(
              new RoutePath.Route("GET", "/v2/Repositories"),
              new RoutePath.Route("GET", "/v2/Repositories/{r}/Entries/{e}"),
              new RoutePath.Route("GET", "/v2/Repositories/{r}/Entries/ByPath"),
              new RoutePath.Route("POST", "/v2/Repositories/{r}/T/{t}/Fields/Move"),
              new RoutePath.Route("DELETE", "/v2/Repositories/{r}/T/{t}/Fields/{f}"),
              new RoutePath.Route("POST", "/oauth/Token")));

  @ParameterizedTest
  @CsvSource({
    "GET,    /LFRepositoryAPI/v2/Repositories,         /LFRepositoryAPI, /v2/Repositories",
    "GET,    /LFREPOSITORYAPI/V2/REPOSITORIES/,        /LFREPOSITORYAPI, /v2/Repositories",
    "GET,    /repository/v2/repositories/Ab%20/entries/1, /repository, /v2/Repositories/Ab%20/Entries/1",
    "GET,    /V2/Repositories/x/entries/BYPATH,        '', /v2/Repositories/x/Entries/ByPath",
    "HEAD,   /V2/Repositories,                         '', /v2/Repositories",
    "DELETE, /v2/Repositories/R/t/1/fields/move,       '', /v2/Repositories/R/T/1/Fields/move",
    "POST,   /v2/Repositories/R/t/1/fields/MOVE,       '', /v2/Repositories/R/T/1/Fields/Move",
    "POST,   /OAuth/token,                             '', /oauth/Token",
    "GET,    /repositoryx/y,                           '', /repositoryx/y",
    "GET,    /LFRepositoryAPI,                         /LFRepositoryAPI, /",
    "GET,    /,                                        '', /",
    "GET,    /assets/App.js,                           '', /assets/App.js",
  })
  void match_spellsLiteralsAndKeepsParameters(
      String method, String sent, String base, String path) {
    assertThat(ROUTES.match(method, sent)).isEqualTo(new RoutePath.Match(base, path, List.of()));
  }

  @Test
  void match_otherMethod_namesTheMethodsThereAre() {
    assertThat(ROUTES.match("PATCH", "/v2/repositories/x/t/1/fields/Move").allowed())
        .containsExactly("DELETE", "POST");
  }

  @Test
  void match_emptyParameter_isNoRoute() {
    assertThat(ROUTES.match("GET", "/v2/repositories//entries/1").path())
        .isEqualTo("/v2/repositories//entries/1");
  }

  @Property(tries = 200)
  void match_parameters_neverChange(
      @ForAll @AlphaChars @NumericChars @StringLength(min = 1, max = 12) String repository) {
    assertThat(ROUTES.match("GET", "/v2/REPOSITORIES/" + repository + "/ENTRIES/7").path())
        .isEqualTo("/v2/Repositories/" + repository + "/Entries/7");
  }
}
