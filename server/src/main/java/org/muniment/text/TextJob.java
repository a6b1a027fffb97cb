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
    String notice;
    try (TikaInputStream content = TikaInputStream.get(Path.of(request.get("file")));
        Writer output =
            new BufferedWriter(
                Files.newBufferedWriter(
                    Path.of(request.get("output")), StandardCharsets.UTF_16BE))) {
      notice = parse(request, content, metadata, new CleanWriter(output));
    }
    Map<String, String> result = new LinkedHashMap<>();
    String type = metadata.get(Metadata.CONTENT_TYPE);
    result.put("mimeType", type == null ? MimeTypes.UNKNOWN : type);
    if (notice != null) {
      result.put("notice", notice);
    }
    return new Message(NAME, result);
  }

  private @Nullable String parse(
      Message request, TikaInputStream content, Metadata metadata, Writer output)
      throws IOException {
    ParseContext context = parsers.context();
    Parser parser = parsers.parser();
    context.set(Parser.class, parser);
    context.set(
        EmbeddedDocumentExtractor.class,
        new BoundedAttachments(context, request.number("depth"), request.number("attachments")));
    try {
      LimitedWriter limited = new LimitedWriter(output, request.number("characters"));
      HeadWriter whole = new HeadWriter(limited, metadata);
      parser.parse(content, new BodyContentHandler(whole), metadata, context);
      whole.begin();
      return null;
    } catch (EncryptedDocumentException encrypted) {
      return "The document is encrypted.";
    } catch (TikaException | SAXException | RuntimeException | LinkageError failure) {
      if (WriteLimitReachedException.isWriteLimitReached(failure)
          || LimitedWriter.isLimit(failure)) {
        return "The text is longer than the limit.";
      }
      return "The content cannot be read to its end: " + failure.getMessage();
    } catch (StackOverflowError nested) {
      return "The content is nested too deeply.";
    } catch (IOException failure) {
      if (LimitedWriter.isLimit(failure)) {
        return "The text is longer than the limit.";
      }
      return "The content cannot be read to its end: " + failure.getMessage();
    }
  }
}
