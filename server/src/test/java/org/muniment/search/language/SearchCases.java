package org.muniment.search.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Reads cases from data files: a search on one line, what comes of it on the next. */
final class SearchCases {
  private SearchCases() {}

  static Stream<Arguments> read(String file, String mark) {
    List<Arguments> cases = new ArrayList<>();
    List<String> lines = text(file).lines().filter(line -> !line.isBlank()).toList();
    for (int i = 1; i < lines.size(); i += 2) {
      String expected = lines.get(i + 1);
      if (!expected.startsWith(mark + " ")) {
        throw new IllegalStateException("no expectation after " + lines.get(i));
      }
      cases.add(Arguments.of(lines.get(i), expected.substring(mark.length() + 1)));
    }
    return cases.stream();
  }

  private static String text(String file) {
    try (InputStream in = SearchCases.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
