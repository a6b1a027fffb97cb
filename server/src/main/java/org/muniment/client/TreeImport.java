package org.muniment.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Imports a directory with all that is below it. A document has the name of its file; what is there
 * already with the same size is passed over, so that an import that was cut off goes on where it
 * was.
 */
public final class TreeImport {
  /** Files that become pages where pages are wanted (contract: entries §5). */
  private static final Set<String> PAGES =
      Set.of("txt", "tif", "tiff", "bmp", "pcx", "jpg", "jpeg", "gif", "png");

  /**
   * How a tree is imported.
   *
   * @param transfers how many files are sent at once
   * @param partSize bytes of a part of a large file
   * @param asPages whether images and texts become pages instead of electronic documents
   * @param update whether a file replaces the document of its name when the sizes differ
   */
  public record Options(int transfers, long partSize, boolean asPages, boolean update) {}

  private final RemoteFolders folders;
  private final Meter meter;
  private final Options options;
  private final DocumentUpload upload;

  public TreeImport(Api api, Meter meter, Options options) {
    this.folders = new RemoteFolders(api);
    this.meter = meter;
    this.options = options;
    this.upload = new DocumentUpload(api, meter, options.partSize(), options.asPages());
  }

  /** Counts files and bytes, for the progress. */
  public void measure(Path source) throws IOException {
    if (Files.isDirectory(source)) {
      for (Path child : children(source)) {
        if (Files.isDirectory(child) && !Files.isSymbolicLink(child)) {
          measure(child);
        } else {
          meter.found(Files.isRegularFile(child) ? Files.size(child) : 0);
        }
      }
    } else {
      meter.found(Files.size(source));
    }
  }

  /**
   * Imports a file, or what is in a directory. Failures of single files are in the meter.
   *
   * @param folder path of the folder they go into; made where it is missing
   * @throws IOException when that folder can't be had
   */
  public void run(Path source, String folder) throws IOException {
    int folderId = folders.folder(folder);
    try (Transfers transfers = new Transfers(options.transfers())) {
      if (Files.isDirectory(source)) {
        directory(source, folderId, false, transfers);
      } else {
        file(source, folderId, present(folderId), transfers);
      }
    }
  }

  private Map<String, RemoteEntry> present(int folderId) throws IOException {
    Map<String, RemoteEntry> present = new HashMap<>();
    folders.list(folderId, child -> present.put(RemoteEntry.key(child.name()), child));
    return present;
  }

  private void directory(Path directory, int folderId, boolean isNew, Transfers transfers) {
    try {
      Map<String, RemoteEntry> present = isNew ? new HashMap<>() : present(folderId);
      for (Path child : children(directory)) {
        if (!Files.isDirectory(child)) {
          file(child, folderId, present, transfers);
        } else if (Files.isSymbolicLink(child)) {
          meter.failed(child.toString(), "It is a link to a directory.", 0);
        } else {
          subdirectory(child, folderId, present, transfers);
        }
      }
    } catch (IOException | UncheckedIOException failure) {
      meter.failed(directory.toString(), why(failure), 0);
    }
  }

  private void subdirectory(
      Path directory, int folderId, Map<String, RemoteEntry> present, Transfers transfers)
      throws IOException {
    String name = name(directory);
    RemoteEntry there = present.get(RemoteEntry.key(name));
    if (there != null && !there.isContainer()) {
      meter.failed(directory.toString(), "There is a " + there.type() + " of this name.", 0);
      return;
    }
    int id;
    try {
      id = there == null ? folders.make(folderId, name).id() : there.id();
    } catch (ApiException failure) {
      meter.failed(directory.toString(), why(failure), 0);
      return;
    }
    directory(directory, id, there == null, transfers);
  }

  private void file(
      Path file, int folderId, Map<String, RemoteEntry> present, Transfers transfers) {
    if (!Files.isRegularFile(file)) {
      meter.failed(file.toString(), "It is not a file.", 0);
      return;
    }
    long size = file.toFile().length();
    RemoteEntry there = present.get(RemoteEntry.key(name(file)));
    if (there == null) {
      transfers.add(() -> create(file, size, folderId));
    } else {
      decide(file, size, there, transfers);
    }
  }

  private void decide(Path file, long size, RemoteEntry there, Transfers transfers) {
    if (isSame(file, size, there)) {
      meter.skipped(size);
    } else if (!there.isDocument() || !there.name().equals(name(file))) {
      meter.failed(
          file.toString(), "There is a " + there.type() + " named '" + there.name() + "'.", size);
    } else if (options.update() && size > 0) {
      transfers.add(() -> replace(file, size, there.id()));
    } else {
      meter.failed(
          file.toString(),
          "There is a document of this name with " + there.size() + " bytes; --update replaces it.",
          size);
    }
  }

  private boolean isSame(Path file, long size, RemoteEntry there) {
    if (!there.isDocument() || !there.name().equals(name(file))) {
      return false;
    }
    return options.asPages() && size > 0 && makesPages(name(file))
        ? there.pageCount() > 0
        : there.size() == size;
  }

  private static boolean makesPages(String name) {
    return PAGES.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }

  private void create(Path file, long size, int folderId) {
    try {
      upload.create(file, name(file), size, folderId);
      meter.done();
    } catch (ApiException failure) {
      if (failure.status() == 409 && isThere(file, size, folderId)) {
        // An attempt whose answer was lost had come through.
        meter.skipped(size);
      } else {
        meter.failed(file.toString(), why(failure), size);
      }
    } catch (IOException | RuntimeException failure) {
      meter.failed(file.toString(), why(failure), size);
    }
  }

  private boolean isThere(Path file, long size, int folderId) {
    try {
      RemoteEntry there = folders.child(folderId, name(file));
      return there != null && isSame(file, size, there);
    } catch (IOException failure) {
      return false;
    }
  }

  private void replace(Path file, long size, int documentId) {
    try {
      upload.replace(file, name(file), size, documentId);
      meter.done();
    } catch (IOException | RuntimeException failure) {
      meter.failed(file.toString(), why(failure), size);
    }
  }

  private static String name(Path path) {
    Path name = path.toAbsolutePath().normalize().getFileName();
    return name == null ? "" : name.toString();
  }

  private static List<Path> children(Path directory) throws IOException {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
      all.forEach(children::add);
    }
    Collections.sort(children);
    return children;
  }

  static String why(Exception failure) {
    return Reasons.of(failure);
  }
}
