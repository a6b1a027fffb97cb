package org.muniment.text;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.apache.tika.metadata.Message;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.jspecify.annotations.Nullable;

/**
 * Puts the subject and the people of a mail before its text, as they are in the text of Outlook
 * messages, and the title of a web page before that of the page: their parsers tell them as
 * metadata only, before they tell the body.
 */
final class HeadWriter extends FilterWriter {
  private static final String MAIL = "message/rfc822";
  private static final List<String> WEB_PAGES = List.of("text/html", "application/xhtml+xml");

  private final Metadata metadata;
  private boolean begun;

  HeadWriter(Writer out, Metadata metadata) {
    super(out);
    this.metadata = metadata;
  }

  /** Writes the head when nothing followed it. */
  void begin() throws IOException {
    if (begun) {
      return;
    }
    begun = true;
    String type = metadata.get(Metadata.CONTENT_TYPE);
    if (type == null) {
      return;
    }
    if (type.startsWith(MAIL)) {
      line("", metadata.getValues(TikaCoreProperties.TITLE));
      line("From: ", metadata.getValues(Message.MESSAGE_FROM));
      line("To: ", metadata.getValues(Message.MESSAGE_TO));
      line("Cc: ", metadata.getValues(Message.MESSAGE_CC));
    } else if (WEB_PAGES.stream().anyMatch(type::startsWith)) {
      title(metadata.get(TikaCoreProperties.TITLE));
    }
  }

  private void title(@Nullable String title) throws IOException {
    if (title != null && !title.isBlank()) {
      out.write(title.strip().replaceAll("\\s+", " ") + "\n");
    }
  }

  private void line(String label, String[] values) throws IOException {
    if (values.length > 0) {
      out.write(label + String.join(", ", values) + "\n");
    }
  }

  @Override
  public void write(int character) throws IOException {
    begin();
    out.write(character);
  }

  @Override
  public void write(String string, int offset, int length) throws IOException {
    begin();
    out.write(string, offset, length);
  }

  @Override
  public void write(char[] characters, int offset, int length) throws IOException {
    begin();
    out.write(characters, offset, length);
  }
}
