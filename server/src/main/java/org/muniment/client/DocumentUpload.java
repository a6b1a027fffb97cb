package org.muniment.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.muniment.text.MimeTypes;

/** Sends one file: in one call, or in parts when it is large (contract: long-operations §6). */
final class DocumentUpload {
  /** The largest file of a call (contract: overview §9). */
  private static final long LARGEST_CALL = 100L << 20;

  private static final int MOST_PARTS = 1_000;
  private static final MimeTypes MIME_TYPES = new MimeTypes();
  private static final int URLS_AT_ONCE = 100;

  private final Api api;
  private final Meter meter;
  private final long partSize;
  private final boolean asPages;

  /**
   * @param partSize bytes of a part, unless the file would have too many of them
   * @param asPages whether images and texts become pages
   */
  DocumentUpload(Api api, Meter meter, long partSize, boolean asPages) {
    this.api = api;
    this.meter = meter;
    this.partSize = partSize;
    this.asPages = asPages;
  }

  /** Makes a new document of a file. */
  void create(Path file, String name, long size, int folderId) throws IOException {
    String entry = "/Entries/" + folderId + "/Folder/";
    send(
        file,
        name,
        size,
        new Call("POST", entry + "Import", entry + "ImportUploadedParts"),
        options().put("name", name));
  }

  /** Puts a file in the place of a document's. */
  void replace(Path file, String name, long size, int documentId) throws IOException {
    String entry = "/Entries/" + documentId + "/Document";
    send(file, name, size, new Call("PATCH", entry, entry + "/UpdateUploadedParts"), options());
  }

  private ObjectNode options() {
    return Api.object().put("importAsElectronicDocument", !asPages);
  }

  /** Where a file goes, in one call and in parts. */
  private record Call(String method, String path, String partsPath) {}

  private void send(Path file, String name, long size, Call call, ObjectNode request)
      throws IOException {
    FileBodies bodies = new FileBodies(file, meter);
    try {
      if (size > LARGEST_CALL) {
        inParts(bodies, name, size, call, request);
      } else {
        try {
          inOneCall(bodies, name, size, call, request);
        } catch (ApiException failure) {
          if (failure.status() != 413) {
            throw failure;
          }
          // This server takes less in one call.
          bodies.forget();
          inParts(bodies, name, size, call, request);
        }
      }
    } catch (IOException | RuntimeException failure) {
      bodies.forget();
      throw failure;
    }
  }

  private void inOneCall(FileBodies bodies, String name, long size, Call call, ObjectNode request)
      throws IOException {
    String boundary = "muniment-" + UUID.randomUUID();
    String head =
        "--%1$s\r\nContent-Disposition: form-data; name=\"request\"\r\n\r\n%2$s\r\n"
                .formatted(boundary, request)
            + "--%1$s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%2$s\"\r\n\r\n"
                .formatted(boundary, name.replaceAll("[\"\\\\\\p{Cntrl}]", "_"));
    api.form(
        call.method(),
        call.path(),
        boundary,
        () -> {
          BodyPublisher content = bodies.part(0, size);
          return BodyPublishers.concat(
              BodyPublishers.ofString(head),
              content,
              BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        });
  }

  private void inParts(FileBodies bodies, String name, long size, Call call, ObjectNode request)
      throws IOException {
    long each = Math.max(partSize, (size + MOST_PARTS - 1) / MOST_PARTS);
    int parts = (int) Math.max(1, (size + each - 1) / each);
    String uploadId = "";
    List<String> urls = new ArrayList<>();
    ArrayNode tags = request.putArray("partETags");
    long kept = 0;
    try {
      for (int part = 0; part < parts; part++) {
        if (part == urls.size()) {
          JsonNode batch =
              api.post("/Entries/CreateMultipartUploadUrls", batch(uploadId, name, part, parts));
          uploadId = batch.path("uploadId").asText();
          batch.path("urls").forEach(url -> urls.add(url.asText()));
        }
        long offset = part * each;
        long length = Math.min(each, size - offset);
        tags.add(api.put(urls.get(part), () -> bodies.part(offset, length)));
        bodies.keep();
        kept += length;
      }
      JsonNode started = api.post(call.partsPath(), request.put("uploadId", uploadId));
      api.await(started.path("taskId").asText());
    } catch (IOException | RuntimeException failure) {
      meter.moved(-kept);
      throw failure;
    }
  }

  private static ObjectNode batch(String uploadId, String name, int sent, int parts) {
    ObjectNode batch =
        Api.object()
            .put("numberOfParts", Math.min(URLS_AT_ONCE, parts - sent))
            .put("startingPartNumber", sent + 1);
    return uploadId.isEmpty()
        ? batch.put("fileName", name).put("mimeType", MIME_TYPES.ofName(name))
        : batch.put("uploadId", uploadId);
  }
}
