package org.muniment.text;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.ParseRecord;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.BodyContentHandler;
import org.jspecify.annotations.Nullable;
import org.muniment.worker.Job;
import org.muniment.worker.Message;
import org.xml.sax.SAXException;

/**
 * The worker's side of {@link TextExtractor}: parses a file with Tika and writes its text to
 * another.
 */
public final class TextJob implements Job {
  public static final String NAME = "text";

  private final Parsers parsers = new Parsers();

  @Override
  public Message run(Message request, Steps steps) throws IOException {
    Metadata metadata = new Metadata();
    if (!request.get("fileName").isEmpty()) {
      metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, request.get("fileName"));
    }
    Ending ending;
    try (TikaInputStream content = TikaInputStream.get(Path.of(request.get("file")));
        Writer output =
            new BufferedWriter(
                Files.newBufferedWriter(
                    Path.of(request.get("output")), StandardCharsets.UTF_16BE))) {
      ending = parse(request, content, metadata, new CleanWriter(output));
    }
    Map<String, String> result = new LinkedHashMap<>();
    String type = metadata.get(Metadata.CONTENT_TYPE);
    result.put("mimeType", type == null ? MimeTypes.UNKNOWN : type);
    if (ending.notice() != null) {
      result.put("notice", ending.notice());
    }
    if (ending.obstacle() != null) {
      result.put("obstacle", ending.obstacle().name());
    }
    return new Message(NAME, result);
  }

  /** Why reading ended before the end, if it did. */
  private record Ending(@Nullable String notice, @Nullable Obstacle obstacle) {
    private static final Ending LIMIT =
        new Ending("The text is longer than the limit.", Obstacle.LIMIT);

    static Ending damaged(Throwable failure) {
      return new Ending("The content cannot be read to its end: " + failure.getMessage(), null);
    }
  }

  private Ending parse(Message request, TikaInputStream content, Metadata metadata, Writer output)
      throws IOException {
    ParseContext context = parsers.context();
    Parser parser = parsers.parser();
    context.set(Parser.class, parser);
    BoundedAttachments attachments =
        new BoundedAttachments(context, request.number("depth"), request.number("attachments"));
    context.set(EmbeddedDocumentExtractor.class, attachments);
    try {
      LimitedWriter limited = new LimitedWriter(output, request.number("characters"));
      HeadWriter whole = new HeadWriter(limited, metadata);
      parser.parse(content, new BodyContentHandler(whole), metadata, context);
      whole.begin();
      return new Ending(unreadAttachments(context, attachments), null);
    } catch (EncryptedDocumentException encrypted) {
      return new Ending(
          "The document is encrypted, and opens with a password only.", Obstacle.PASSWORD);
    } catch (StackOverflowError nested) {
      return new Ending("The content is nested too deeply.", null);
    } catch (IOException | TikaException | SAXException | RuntimeException | LinkageError failure) {
      return WriteLimitReachedException.isWriteLimitReached(failure)
              || LimitedWriter.isLimit(failure)
          ? Ending.LIMIT
          : Ending.damaged(failure);
    }
  }

  private static @Nullable String unreadAttachments(
      ParseContext context, BoundedAttachments attachments) {
    ParseRecord record = context.get(ParseRecord.class);
    if (record != null && !record.getExceptions().isEmpty()) {
      return record.getExceptions().stream().anyMatch(EncryptedDocumentException.class::isInstance)
          ? "An attachment is encrypted, and opens with a password only."
          : "An attachment cannot be read.";
    }
    return attachments.leftOut() ? "There are more attachments than are read." : null;
  }
}
