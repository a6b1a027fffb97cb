package org.muniment.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ReasonsTest {
  @Test
  void of_whatTheJdkOnlyNames_isASentence() {
    assertThat(Reasons.of(new AccessDeniedException("a"))).isEqualTo("The access to a is denied.");
    assertThat(Reasons.of(new UncheckedIOException(new NoSuchFileException("a"))))
        .isEqualTo("There is no a.");
    // As the HTTP client wraps what goes wrong with a file that it sends.
    assertThat(Reasons.of(new IOException("java.x", new AccessDeniedException("a"))))
        .isEqualTo("The access to a is denied.");
    assertThat(Reasons.of(new ConnectException())).contains("No server answers");
    IOException unknown = new ConnectException();
    unknown.initCause(new UnresolvedAddressException());
    assertThat(Reasons.of(unknown)).contains("host is not known");
    assertThat(Reasons.of(new IOException("'a' is not a folder.")))
        .isEqualTo("'a' is not a folder.");
    assertThat(Reasons.of(new IOException())).isEqualTo("IOException");
  }
}
