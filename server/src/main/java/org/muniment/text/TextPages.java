package org.muniment.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts text into pages: 60 lines each, a form feed begins a new page, long lines stay whole
 * (contract: entries §5 "long text is paginated by lines"). Line ends become a line feed. Reads as
 * a stream and holds one page.
 */
public final class TextPages {
  static final int LINES = 60;

  /** A page that never ends a line is cut here, so that no file can fill the memory. */
  static final int LONGEST_PAGE = 1_000_000;

  /** Takes the pages in order. */
  public interface Sink {
    /** Takes the text of one page; false ends the cutting. */
    boolean page(String text) throws IOException;
  }

  private TextPages() {}

  /** Cuts a text file of any charset. An empty file has no pages. */
  public static void cut(Path file, Sink sink) throws IOException {
    try (InputStream content = Files.newInputStream(file);
        Reader reader = Charsets.reader(content)) {
      cut(reader, sink);
    }
  }

  /** Cuts a text, for example the one extracted from a document. */
  public static List<String> cut(String text) {
    List<String> pages = new ArrayList<>();
    try (Reader reader = new StringReader(text)) {
      cut(reader, pages::add);
    } catch (IOException impossible) {
      throw new IllegalStateException("A string cannot be read.", impossible);
    }
    return pages;
  }

  static void cut(Reader reader, Sink sink) throws IOException {
    StringBuilder page = new StringBuilder();
    char[] buffer = new char[8192];
    int lines = 0;
    boolean afterReturn = false;
    boolean afterFullPage = false;
    boolean more = true;
    for (int length = reader.read(buffer); more && length >= 0; length = reader.read(buffer)) {
      for (int i = 0; more && i < length; i++) {
        char character = buffer[i];
        boolean pairedLineFeed = afterReturn && character == '\n';
        afterReturn = character == '\r';
        if (pairedLineFeed) {
          continue;
        }
        boolean formFeed = character == '\f';
        if (character == '\n' || character == '\r') {
          page.append('\n');
          lines++;
        } else if (!formFeed) {
          // PostgreSQL text cannot hold the zero character.
          page.append(character == '\0' ? ' ' : character);
        }
        boolean full = lines == LINES;
        boolean endless = page.length() >= LONGEST_PAGE && !Character.isHighSurrogate(character);
        if (formFeed || full || endless) {
          // A form feed right after a full page ends that page, not an empty one.
          if (!(formFeed && page.isEmpty() && afterFullPage)) {
            more = sink.page(page.toString());
          }
          afterFullPage = full;
          page.setLength(0);
          lines = 0;
        }
      }
    }
    if (more && !page.isEmpty()) {
      sink.page(page.toString());
    }
  }
}
