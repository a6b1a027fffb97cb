package org.muniment.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muniment.blob.BlobRef;
import org.muniment.blob.PartUploads;
import org.muniment.blob.S3BlobStore;
import org.muniment.blob.S3Location;
import org.muniment.document.DocumentFixture;
import org.muniment.entry.Entry;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.error.Problem;
import org.muniment.identity.Caller;
import org.muniment.task.TaskConfig;
import org.muniment.task.TaskId;
import org.muniment.task.TaskService;
import org.muniment.task.TaskSnapshot;
import org.muniment.task.TaskStatus;
import org.muniment.testing.S3Server;

/** Uploads in parts that go from the client to S3, by the protocol. */
class StoreUploadsTest {
  private static final int SMALLEST_PART = 5 << 20;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir static Path directory;
  private static S3Server server;
  private static S3BlobStore store;
  private static DocumentFixture on;
  private static TaskService tasks;
  private static TransferTasks transfers;

  @BeforeAll
  static void open() {
    server = S3Server.inMemory();
    on =
        new DocumentFixture(
            directory,
            clock -> {
              store =
                  new S3BlobStore(
                      new S3Location(S3Server.BUCKET, "muniment/"), server.connect(), clock);
              return store;
            });
    tasks =
        new TaskService(
            on.database,
            TaskConfig.defaults(),
            on.clock,
            List.of(new UploadedPartsTask(on.database, on.uploads, on.imports)),
            Runnable::run);
    tasks.start();
    transfers = new TransferTasks(tasks, on.access, on.entries, on.uploads, on.imports, on.exports);
  }

  @AfterAll
  static void close() {
    tasks.close();
    on.close();
    store.close();
    server.close();
  }

  private static UploadService.PartUrls begin(int parts) {
    return next(null, 1, parts);
  }

  private static UploadService.PartUrls next(String uploadId, int first, int parts) {
    return on.uploads.createUrls(
        on.ann,
        uploadId,
        first,
        parts,
        uploadId == null ? "a.dat" : null,
        uploadId == null ? "application/x-test" : null,
        token -> {
          throw new AssertionError("The parts do not come in here.");
        });
  }

  private static HttpResponse<String> send(String url, byte[] part) {
    try {
      return HTTP.send(
          HttpRequest.newBuilder(URI.create(url))
              .PUT(HttpRequest.BodyPublishers.ofByteArray(part))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    } catch (InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static String put(String url, byte[] part) {
    HttpResponse<String> answer = send(url, part);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.headers().firstValue("ETag").orElseThrow();
  }

  private static byte[] bytes(int size, long seed) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static TransferTasks.UploadedFile file(String upload, List<String> tags) {
    return new TransferTasks.UploadedFile(
        upload, tags, false, IncomingContent.PageMaking.NONE, NewMetadata.NONE);
  }

  private static TaskSnapshot ended(Caller caller, TaskId id) {
    TaskSnapshot task =
        tasks.list(caller, List.of(id.value()), Duration.ofSeconds(60)).join().get(0);
    assertThat(task.status().isEnded()).isTrue();
    return task;
  }

  private static TaskSnapshot imported(String upload, List<String> tags) {
    return ended(on.ann, transfers.startImport(on.ann, on.place(), file(upload, tags), null));
  }

  private static Problem problem(TaskSnapshot task) {
    assertThat(task.status()).isEqualTo(TaskStatus.Failed);
    assertThat(task.errors()).hasSize(1);
    return task.errors().get(0);
  }

  private static List<UUID> inStore() {
    try (Stream<PartUploads.Upload> all = parts().list()) {
      return all.map(PartUploads.Upload::id).toList();
    }
  }

  private static PartUploads parts() {
    return store.partUploads().orElseThrow();
  }

  private static byte[] content(TaskSnapshot task) throws IOException {
    assertThat(task.errors()).isEmpty();
    assertThat(task.status()).isEqualTo(TaskStatus.Completed);
    Entry entry = on.entries.get(on.ann, task.result().entryId());
    BlobRef ref = entry.electronicDocument().ref();
    try (InputStream input = store.open(ref)) {
      return input.readAllBytes();
    }
  }

  @Test
  void parts_goStraightToTheStore_andAreJoinedThere() throws IOException {
    UploadService.PartUrls first = begin(2);
    UploadService.PartUrls second = next(first.uploadId(), 7, 3);
    assertThat(second.uploadId()).isEqualTo(first.uploadId());
    assertThat(first.urls().get(0)).startsWith(server.endpoint() + "/archive/muniment/uploads/");
    byte[] one = bytes(SMALLEST_PART, 1);
    byte[] two = bytes(SMALLEST_PART + 17, 2);
    byte[] last = bytes(1_000, 3);
    String lastTag = put(second.urls().get(1), last);
    String oneTag = put(first.urls().get(1), one);
    put(second.urls().get(0), bytes(SMALLEST_PART, 4));
    String twoTag = put(second.urls().get(0), two);

    List<String> tags = List.of(oneTag, twoTag, lastTag);
    TaskSnapshot task = imported(first.uploadId(), tags);

    java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
    all.write(one);
    all.write(two);
    all.write(last);
    assertThat(content(task)).isEqualTo(all.toByteArray());
    Entry entry = on.entries.get(on.ann, task.result().entryId());
    assertThat(entry.electronicDocument().mimeType()).isEqualTo("application/x-test");
    // The upload is used up.
    assertThat(inStore()).doesNotContain(UUID.fromString(first.uploadId()));
    assertThatThrownBy(
            () -> transfers.startImport(on.ann, on.place(), file(first.uploadId(), tags), null))
        .isInstanceOfSatisfying(
            MunimentException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
    on.sweep();
    assertThat(content(task)).hasSize(all.size());
  }

  @Test
  void smallPartBeforeTheLast_isTheTasksProblem_andCanBeMended() throws IOException {
    UploadService.PartUrls upload = begin(2);
    String small = put(upload.urls().get(0), bytes(1_000, 1));
    String last = put(upload.urls().get(1), bytes(1_000, 2));
    Problem problem = problem(imported(upload.uploadId(), List.of(small, last)));
    assertThat(problem.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
    assertThat(problem.title()).contains("join the parts").contains("EntityTooSmall");

    String large = put(upload.urls().get(0), bytes(SMALLEST_PART, 1));
    assertThat(content(imported(upload.uploadId(), List.of(large, last))))
        .hasSize(SMALLEST_PART + 1_000);
  }

  @Test
  void unknownTags_andWrongOrder_areTheTasksProblem() throws IOException {
    UploadService.PartUrls upload = begin(2);
    String one = put(upload.urls().get(0), bytes(SMALLEST_PART, 1));
    String two = put(upload.urls().get(1), bytes(10, 2));
    for (List<String> tags :
        List.of(List.of("\"unknown\""), List.of(two, one), List.of(one, one))) {
      Problem problem = problem(imported(upload.uploadId(), tags));
      assertThat(problem.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
      assertThat(problem.title()).contains("is none of a part of this upload");
    }
    // A part alone, its quotes forgotten.
    assertThat(content(imported(upload.uploadId(), List.of(two.replace("\"", "")))))
        .isEqualTo(bytes(10, 2));
  }

  @Test
  void emptyFile_isADocumentWithoutContent() {
    UploadService.PartUrls upload = begin(1);
    String tag = put(upload.urls().get(0), new byte[0]);
    TaskSnapshot task = imported(upload.uploadId(), List.of(tag));
    assertThat(task.status()).isEqualTo(TaskStatus.Completed);
    assertThat(on.entries.get(on.ann, task.result().entryId()).electronicDocument()).isNull();
  }

  @Test
  void nameTaken_leavesWhatWasJoined_forTheSameTags() throws IOException {
    UploadService.PartUrls upload = begin(1);
    byte[] bytes = bytes(5_000, 7);
    String tag = put(upload.urls().get(0), bytes);
    ImportService.NewDocument place = on.place();
    on.imports.importDocument(on.ann, place, IncomingContent.of(null), NewMetadata.NONE);
    TaskSnapshot taken =
        ended(
            on.ann,
            transfers.startImport(on.ann, place, file(upload.uploadId(), List.of(tag)), null));
    assertThat(problem(taken).code()).isEqualTo(ErrorCode.NAME_CONFLICT);
    // Nothing but the upload refers to the content yet.
    on.sweep();
    assertThat(problem(imported(upload.uploadId(), List.of(tag, tag))).title())
        .contains("other partETags");
    Entry target = on.withPages("a");
    TaskSnapshot update =
        ended(
            on.ann,
            transfers.startUpdate(
                on.ann, target.id(), file(upload.uploadId(), List.of(tag)), null));
    assertThat(content(update)).isEqualTo(bytes);
    assertThat(on.entries.get(on.ann, target.id()).document().pageCount()).isEqualTo(1);
  }

  @Test
  void join_cutOff_goesOnWhereItWas() throws IOException {
    UploadService.PartUrls upload = begin(1);
    byte[] bytes = bytes(600_000, 8);
    List<String> tags = List.of(put(upload.urls().get(0), bytes));
    UploadService.Complete complete =
        on.database.write(
            transaction -> on.uploads.complete(transaction, on.ann, upload.uploadId(), tags));
    List<Long> told = new ArrayList<>();
    Optional<BlobRef> unwanted =
        on.uploads.join(
            on.ann,
            complete,
            tags,
            (done, size) -> {
              told.add(done);
              assertThat(size).isEqualTo(bytes.length);
              return false;
            });
    assertThat(unwanted).isEmpty();
    assertThat(told).hasSize(1);
    // Joined already, so for good.
    assertThat(problem(imported(upload.uploadId(), List.of("\"other\""))).title())
        .contains("other partETags");
    Optional<BlobRef> joined = on.uploads.join(on.ann, complete, tags, (done, size) -> true);
    assertThat(on.uploads.join(on.ann, complete, tags, (done, size) -> false)).isEqualTo(joined);
    assertThat(content(imported(upload.uploadId(), tags))).isEqualTo(bytes);
  }

  @Test
  void addresses_expire_andAreGoodForOnePartOnly() {
    UploadService.PartUrls upload = begin(1);
    String url = upload.urls().get(0);
    assertThat(url).contains("X-Amz-Expires=900").contains("partNumber=1");
    assertThat(send(url.replace("partNumber=1", "partNumber=2"), bytes(10, 1)).statusCode())
        .isEqualTo(403);
    assertThat(send(url.replaceAll("\\?.*", ""), bytes(10, 1)).statusCode()).isEqualTo(403);
    UUID id = UUID.randomUUID();
    String handle = parts().begin(id);
    String brief = parts().address(id, handle, 1, Duration.ofSeconds(1)).toString();
    long patience = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    int status;
    do {
      status = send(brief, bytes(10, 1)).statusCode();
    } while (status == 200 && System.nanoTime() < patience);
    assertThat(status).isEqualTo(403);
    parts().remove(id, handle);
    assertThat(inStore()).doesNotContain(id);
  }

  @Test
  void uploads_ofOthers_areUnknown() {
    UploadService.PartUrls upload = begin(1);
    assertThatThrownBy(
            () ->
                on.uploads.createUrls(on.ben, upload.uploadId(), 2, 1, null, null, token -> token))
        .isInstanceOfSatisfying(
            MunimentException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
  }

  @Test
  void abandonedUploads_goFromTheStore_othersStay() {
    UploadService.PartUrls old = begin(1);
    put(old.urls().get(0), bytes(10, 1));
    UUID id = UUID.fromString(old.uploadId());
    on.uploads.removeAbandoned();
    assertThat(inStore()).contains(id);
    on.clock.advance(Duration.ofDays(1).plusMinutes(1));
    UploadService.PartUrls used = begin(1);
    assertThat(on.uploads.removeAbandoned()).isPositive();
    assertThat(inStore()).doesNotContain(id).contains(UUID.fromString(used.uploadId()));
  }

  @Test
  void pages_areMadeOfFilesInTheStore() throws IOException {
    Entry entry = on.imported(IncomingContent.of(on.file("a.tif", DocumentFixture.tiff(3))));
    assertThat(on.entries.get(on.ann, entry.id()).document().pageCount()).isEqualTo(3);
    on.sweep();
    for (int page = 1; page <= 3; page++) {
      assertThat(on.pages.list(on.ann, entry.id(), null, 0, 10).pages()).hasSize(3);
    }
  }
}
