package org.muniment.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds, lists and makes entries of the server. Thread-safe. */
final class RemoteFolders {
  static final int ROOT = 1;
  private static final int PAGE = 1_000;

  private final Api api;

  RemoteFolders(Api api) {
    this.api = api;
  }

  /** Takes the children one by one. */
  interface Visitor {
    void visit(RemoteEntry child) throws IOException;
  }

  /** All children of a folder, page by page. */
  void list(int folderId, Visitor visitor) throws IOException {
    String next = "/Entries/" + folderId + "/Folder/Children?" + RemoteEntry.SELECT;
    while (next != null) {
      JsonNode page = api.get(next, "maxpagesize=" + PAGE);
      for (JsonNode child : page.path("value")) {
        visitor.visit(RemoteEntry.of(child));
      }
      next = page.path("@odata.nextLink").asText(null);
    }
  }

  /**
   * @param reference an id, or a path with slashes or backslashes
   * @throws ApiException when there is none
   */
  RemoteEntry find(String reference) throws IOException {
    return RemoteEntry.of(
        reference.matches("\\d{1,10}")
            ? api.get("/Entries/" + reference)
            : byPath(segments(reference)).path("entry"));
  }

  private JsonNode byPath(List<String> segments) throws IOException {
    return api.get("/Entries/ByPath?fullPath=" + Api.encode("\\" + String.join("\\", segments)));
  }

  private static List<String> segments(String path) {
    return Arrays.stream(path.split("[/\\\\]")).filter(segment -> !segment.isEmpty()).toList();
  }

  /** The folder of a path; what is missing of it is made. */
  int folder(String path) throws IOException {
    List<String> segments = segments(path);
    int folder = ROOT;
    for (int depth = 1; depth <= segments.size(); depth++) {
      RemoteEntry found = lookUp(segments.subList(0, depth));
      if (found == null) {
        found = make(folder, segments.get(depth - 1));
      } else if (!found.isContainer()) {
        throw new IOException("'" + found.name() + "' in '" + path + "' is not a folder.");
      }
      folder = found.id();
    }
    return folder;
  }

  private @Nullable RemoteEntry lookUp(List<String> segments) throws IOException {
    try {
      return RemoteEntry.of(byPath(segments).path("entry"));
    } catch (ApiException failure) {
      if (failure.status() == 404) {
        return null;
      }
      throw failure;
    }
  }

  RemoteEntry make(int folderId, String name) throws IOException {
    try {
      return RemoteEntry.of(
          api.post(
              "/Entries/" + folderId + "/Folder/Children",
              Api.object().put("name", name).put("entryType", "Folder")));
    } catch (ApiException failure) {
      RemoteEntry present = failure.status() == 409 ? child(folderId, name) : null;
      if (present == null || !present.isContainer()) {
        throw failure;
      }
      return present;
    }
  }

  /** The child with a name, whatever its case. */
  @Nullable RemoteEntry child(int folderId, String name) throws IOException {
    RemoteEntry[] found = new RemoteEntry[1];
    list(
        folderId,
        child -> {
          if (RemoteEntry.key(child.name()).equals(RemoteEntry.key(name))) {
            found[0] = child;
          }
        });
    return found[0];
  }
}
