package org.muniment.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PublicUrlTest {
  private static String base(String configured, Map<String, String> headers) {
    return PublicUrl.of(configured, "http", "local:8080", headers::get, "/LFRepositoryAPI").base();
  }

  @Test
  void of_plainRequest_usesItsHost() {
    assertThat(base(null, Map.of())).isEqualTo("http://local:8080/LFRepositoryAPI");
  }

  @Test
  void of_configured_wins() {
    Map<String, String> headers = Map.of("X-Forwarded-Host", "elsewhere");
    assertThat(base("https://docs.example/", headers))
        .isEqualTo("https://docs.example/LFRepositoryAPI");
    assertThat(base("https://docs.example/lfrepositoryapi", headers))
        .isEqualTo("https://docs.example/lfrepositoryapi");
  }

  @Test
  void of_configuredWithTheOtherBasePath_takesThatOfTheRequest() {
    assertThat(base("https://docs.example/x/repository", Map.of()))
        .isEqualTo("https://docs.example/x/LFRepositoryAPI");
  }

  @Test
  void of_forwardedHeaders_areFollowed() {
    assertThat(
            base(
                null,
                Map.of(
                    "X-Forwarded-Proto", "https, http",
                    "X-Forwarded-Host", "docs.example, inner",
                    "X-Forwarded-Port", "8443",
                    "X-Forwarded-Prefix", "/files/")))
        .isEqualTo("https://docs.example:8443/files/LFRepositoryAPI");
    assertThat(base(null, Map.of("Forwarded", "for=1.2.3.4;proto=https;host=\"d.example:444\", x")))
        .isEqualTo("https://d.example:444/LFRepositoryAPI");
    assertThat(
            base(
                null,
                Map.of(
                    "X-Forwarded-Proto", "https",
                    "X-Forwarded-Host", "d.example",
                    "X-Forwarded-Port", "443")))
        .isEqualTo("https://d.example/LFRepositoryAPI");
  }

  @Test
  void of_forwardedNonsense_isIgnored() {
    assertThat(
            base(
                null,
                Map.of(
                    "X-Forwarded-Proto", "javascript",
                    "X-Forwarded-Host", "a/b?c",
                    "X-Forwarded-Prefix", "//evil/<x>")))
        .isEqualTo("http://local:8080/LFRepositoryAPI");
  }

  @Test
  void links_encodeSegments() {
    assertThat(new PublicUrl("http://h").entry("a b/ü", 3))
        .isEqualTo("http://h/v2/Repositories/a%20b%2F%C3%BC/Entries/3");
  }
}
