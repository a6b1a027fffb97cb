package org.muniment.text;

import java.io.IOException;
import java.io.InputStream;
import org.apache.tika.extractor.ParsingEmbeddedDocumentExtractor;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Reads attachments to a depth and up to a number, and leaves the rest out. One per document. */
final class BoundedAttachments extends ParsingEmbeddedDocumentExtractor {
  private final int deepest;
  private int left;
  private int depth;
  private boolean leftOut;

  BoundedAttachments(ParseContext context, int deepest, int most) {
    super(context);
    this.deepest = deepest;
    this.left = most;
  }

  @Override
  public boolean shouldParseEmbedded(Metadata metadata) {
    if (!super.shouldParseEmbedded(metadata)) {
      return false;
    }
    boolean within = depth < deepest && left > 0;
    leftOut |= !within;
    return within;
  }

  /** Whether there were more attachments than are read. */
  boolean leftOut() {
    return leftOut;
  }

  @Override
  public void parseEmbedded(
      InputStream content, ContentHandler handler, Metadata metadata, boolean outputHtml)
      throws SAXException, IOException {
    left--;
    depth++;
    try {
      super.parseEmbedded(content, handler, metadata, outputHtml);
    } finally {
      depth--;
    }
  }
}
