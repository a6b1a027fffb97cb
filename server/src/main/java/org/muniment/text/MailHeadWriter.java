package org.muniment.text;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import org.apache.tika.metadata.Message;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;

/**
 * Puts the subject and the people of a mail before its text, as they are in the text of Outlook
 * messages: the parser of mail tells them as metadata only, before it tells the body.
 */
final class MailHeadWriter extends FilterWriter {
  private static final String MAIL = "message/rfc822";

  private final Metadata metadata;
  private boolean begun;

  MailHeadWriter(Writer out, Metadata metadata) {
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
    if (type == null || !type.startsWith(MAIL)) {
      return;
    }
    line("", metadata.getValues(TikaCoreProperties.TITLE));
    line("From: ", metadata.getValues(Message.MESSAGE_FROM));
    line("To: ", metadata.getValues(Message.MESSAGE_TO));
    line("Cc: ", metadata.getValues(Message.MESSAGE_CC));
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
