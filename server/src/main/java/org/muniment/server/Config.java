package org.muniment.server;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.muniment.blob.S3Location;
import org.muniment.task.TaskConfig;

/**
 * What an operator has decided; docs/configuration.md tells what each setting means.
 *
 * @param database where PostgreSQL is, or null for the embedded one in the data directory
 * @param blobs where contents are kept, or null for the data directory
 * @param s3 where in S3 contents are kept instead, or null
 * @param publicUrl what links begin with, or null to take it from each request
 * @param ocrLanguages the languages text is recognised in, as Tesseract takes them
 * @param searchTime how long a search that runs as a task may keep the database busy
 * @param bare whether new repositories begin without definitions
 */
public record Config(
    Path data,
    @Nullable ExternalDatabase database,
    int databasePool,
    @Nullable Path blobs,
    @Nullable S3Location s3,
    @Nullable String publicUrl,
    String repository,
    boolean bare,
    String domain,
    Duration linkLifetime,
    Duration searchTime,
    long importLimit,
    boolean anonymousRepositories,
    boolean settableClock,
    String ocrLanguages,
    TaskConfig tasks) {
  /** A PostgreSQL of the operator's own. */
  public record ExternalDatabase(String url, String user, String password) {
    @Override
    public String toString() {
      return "ExternalDatabase[url=" + url.replaceFirst("[?].*", "") + ", user=" + user + "]";
    }
  }

  Path blobDirectory() {
    return blobs == null ? data.resolve("blobs") : blobs;
  }
}
