package org.muniment.text;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/** Makes a blank of each character that a database text or XML cannot hold. */
final class CleanWriter extends FilterWriter {
  CleanWriter(Writer out) {
    super(out);
  }

  @Override
  public void write(int character) throws IOException {
    out.write(clean((char) character));
  }

  @Override
  public void write(String string, int offset, int length) throws IOException {
    write(string.toCharArray(), offset, length);
  }

  @Override
  public void write(char[] characters, int offset, int length) throws IOException {
    char[] cleaned = new char[length];
    for (int i = 0; i < length; i++) {
      cleaned[i] = clean(characters[offset + i]);
    }
    out.write(cleaned, 0, length);
  }

  private static char clean(char character) {
    boolean control =
        character < ' '
            && character != '\n'
            && character != '\t'
            && character != '\r'
            && character != '\f';
    return control ? ' ' : character;
  }
}
