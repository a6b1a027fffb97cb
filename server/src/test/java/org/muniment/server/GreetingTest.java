package org.muniment.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GreetingTest {
  @Test
  void base_isAnAddressThatCanBeTyped() {
    assertThat(Greeting.base(null, "127.0.0.1", 8080))
        .isEqualTo("http://127.0.0.1:8080/LFRepositoryAPI");
    assertThat(Greeting.base(null, "0.0.0.0", 8080))
        .isEqualTo("http://localhost:8080/LFRepositoryAPI");
    assertThat(Greeting.base(null, "::1", 8080)).isEqualTo("http://[::1]:8080/LFRepositoryAPI");
  }

  @Test
  void base_ofAPublicUrl_hasTheBasePathOnce() {
    assertThat(Greeting.base("https://docs.example.org/", "::", 8080))
        .isEqualTo("https://docs.example.org/LFRepositoryAPI");
    assertThat(Greeting.base("https://docs.example.org/LFRepositoryAPI/", "::", 8080))
        .isEqualTo("https://docs.example.org/LFRepositoryAPI");
  }
}
