package org.muniment.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * Exports a document to a file, or a folder with all that is below it to a directory. A file that
 * is there already with the same size is passed over; a file is put under its name when it is
 * whole.
 */
public final class TreeExport {
  private static final int ATTEMPTS = 4;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  /**
   * How a tree is exported.
   *
   * @param transfers how many files are received at once
   * @param format of page images: MultiPageTIFF, SinglePageTIFF, PNG, PDF or JPEG
   * @param update whether a document replaces the file of its name when the sizes differ
   * @param auditReason the id of an audit reason, 0 for none
   */
  public record Options(int transfers, Part part, String format, boolean update, int auditReason) {}

  private final Api api;
  private final RemoteFolders folders;
  private final Meter meter;
  private final Options options;

  public TreeExport(Api api, Meter meter, Options options) {
    this.api = api;
    this.folders = new RemoteFolders(api);
    this.meter = meter;
    this.options = options;
  }

  /**
   * Failures of single documents are in the meter.
   *
   * @param entry an id or a path
   * @param target a file for a document, or a directory
   * @throws IOException when there is no such entry or the target can't be made
   */
  public void run(String entry, Path target) throws IOException {
    RemoteEntry found = folders.find(entry);
    try (Transfers transfers = new Transfers(options.transfers())) {
      if (found.isContainer()) {
        Files.createDirectories(target);
        folder(found, target, transfers);
      } else if (found.isDocument()) {
        What what = what(found);
        Path file =
            Files.isDirectory(target)
                ? target.resolve(LocalName.of(found.name(), what.extension()))
                : target;
        document(found, what, file, transfers);
      } else {
        throw new IOException("'" + found.name() + "' is a " + found.type() + ".");
      }
    }
  }

  private void folder(RemoteEntry folder, Path directory, Transfers transfers) {
    Set<String> taken = new HashSet<>();
    try {
      folders.list(
          folder.id(),
          child -> {
            What what = child.isDocument() ? what(child) : What.NOTHING;
            String name = LocalName.of(child.name(), what.extension());
            Path path = directory.resolve(name);
            if (!taken.add(RemoteEntry.key(name))) {
              meter.found(0);
              meter.failed(path.toString(), "Two entries would have this file name.", 0);
            } else if (child.isContainer()) {
              subfolder(child, path, transfers);
            } else if (child.isDocument()) {
              document(child, what, path, transfers);
            }
          });
    } catch (IOException failure) {
      meter.failed(directory.toString(), TreeImport.why(failure), 0);
    }
  }

  private void subfolder(RemoteEntry folder, Path directory, Transfers transfers) {
    try {
      Files.createDirectories(directory);
    } catch (IOException failure) {
      meter.failed(directory.toString(), "It can't be made: " + TreeImport.why(failure), 0);
      return;
    }
    folder(folder, directory, transfers);
  }

  /**
   * What is exported of a document.
   *
   * @param part as the contract names it, empty for an empty file
   * @param size -1 when the server makes the file first
   */
  private record What(String part, String extension, long size) {
    static final What NOTHING = new What("", "", 0);
  }

  private What what(RemoteEntry document) {
    return switch (options.part()) {
      case EDOC -> new What("Edoc", document.extension(), document.size());
      case TEXT -> new What("Text", "txt", -1);
      case IMAGE -> image(document);
      case AUTO ->
          document.hasFile()
              ? new What("Edoc", document.extension(), document.size())
              : document.pageCount() > 0 ? image(document) : What.NOTHING;
    };
  }

  private What image(RemoteEntry document) {
    boolean onePage = document.pageCount() == 1;
    String extension =
        switch (options.format()) {
          case "MultiPageTIFF" -> "tif";
          case "PDF" -> "pdf";
          case "PNG" -> onePage ? "png" : "zip";
          case "JPEG" -> onePage ? "jpg" : "zip";
          default -> "zip";
        };
    return new What("Image", extension, -1);
  }

  private void document(RemoteEntry document, What what, Path file, Transfers transfers) {
    long size = Math.max(0, what.size());
    meter.found(size);
    if (Files.isRegularFile(file)) {
      long present = file.toFile().length();
      if (what.size() == present || (what.size() < 0 && !options.update())) {
        meter.skipped(size);
        return;
      }
      if (!options.update()) {
        meter.failed(
            file.toString(),
            "There is a file of this name with " + present + " bytes; --update replaces it.",
            size);
        return;
      }
    }
    transfers.add(
        () -> {
          try {
            fetch(document, what, file);
            meter.done();
          } catch (IOException | UncheckedIOException failure) {
            meter.failed(file.toString(), TreeImport.why(failure), size);
          }
        });
  }

  private void fetch(RemoteEntry document, What what, Path file) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null && !Files.isDirectory(parent)) {
      throw new NotDirectoryException(parent.toString());
    }
    Path unfinished = file.resolveSibling(LocalName.unfinished(String.valueOf(file.getFileName())));
    try {
      Files.write(unfinished, new byte[0]);
      if (!what.part().isEmpty()) {
        download(link(document, what), unfinished, what.size());
      }
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | RuntimeException failure) {
      Files.deleteIfExists(unfinished);
      throw failure;
    }
  }

  private String link(RemoteEntry document, What what) throws IOException {
    ObjectNode request = Api.object().put("part", what.part());
    if (what.part().equals("Image")) {
      request.putObject("imageOptions").put("format", options.format());
    }
    if (options.auditReason() != 0) {
      request.put("auditReasonId", options.auditReason());
    }
    String entry = "/Entries/" + document.id();
    return what.part().equals("Edoc")
        ? api.post(entry + "/Export", request).path("value").asText()
        : api.await(api.post(entry + "/ExportAsync", request).path("taskId").asText())
            .path("result")
            .path("uri")
            .asText();
  }

  /** Goes on behind what is there already when the connection breaks. */
  private void download(String link, Path target, long expected) throws IOException {
    long written = 0;
    try {
      for (int attempt = 1; ; attempt++) {
        try (InputStream content = api.download(link, written);
            OutputStream out = Files.newOutputStream(target, StandardOpenOption.APPEND)) {
          byte[] piece = new byte[256 * 1024];
          for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
            out.write(piece, 0, read);
            written += read;
            if (expected < 0) {
              meter.grow(read);
            }
            meter.moved(read);
          }
          break;
        } catch (ApiException refused) {
          if (refused.status() == RANGE_NOT_SATISFIABLE && written > 0) {
            // The connection broke behind the last byte.
            break;
          }
          throw refused;
        } catch (IOException broken) {
          if (attempt == ATTEMPTS) {
            throw broken;
          }
        }
      }
      if (expected >= 0 && written != expected) {
        throw new IOException("The server sent " + written + " of " + expected + " bytes.");
      }
    } catch (IOException | RuntimeException failure) {
      meter.moved(-written);
      if (expected < 0) {
        meter.grow(-written);
      }
      throw failure;
    }
  }
}
