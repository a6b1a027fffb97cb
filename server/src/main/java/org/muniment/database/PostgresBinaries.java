package org.muniment.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL programs on disk, unpacked once from the archive on the class path.
 *
 * @param directory holds {@code bin}, {@code lib} and {@code share}
 */
record PostgresBinaries(Path directory) {
  /** The version of the archive; PostgreSQL itself leaves the last number off. */
  static final String VERSION = "18.6.0";

  static final String MAJOR_VERSION = VERSION.substring(0, VERSION.indexOf('.'));

  private static final Logger LOG = LoggerFactory.getLogger(PostgresBinaries.class);
  private static final String PREFIX = "bin-";

  /** Unpacks the programs below the directory unless a former run has. */
  static PostgresBinaries unpack(Path parent) {
    Path directory = parent.resolve(PREFIX + VERSION);
    if (!Files.isDirectory(directory)) {
      String archive =
          archive(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
      try (InputStream content =
          PostgresBinaries.class.getClassLoader().getResourceAsStream(archive)) {
        if (content == null) {
          throw new DatabaseException(
              "This program carries no PostgreSQL for this machine ("
                  + archive
                  + "): name a PostgreSQL server with --database-url.");
        }
        LOG.info("Unpacking PostgreSQL {} into {}", VERSION, directory);
        unpack(content, directory);
      } catch (IOException failure) {
        throw new DatabaseException(
            "PostgreSQL could not be unpacked into "
                + directory
                + ": "
                + PrivateFiles.reason(failure),
            failure);
      }
    }
    return new PostgresBinaries(directory);
  }

  private static void unpack(InputStream content, Path directory) throws IOException {
    Path partial = PrivateFiles.partial(directory);
    Path archive = partial.resolveSibling(partial.getFileName() + ".txz");
    PrivateFiles.makeDirectory(partial);
    Files.copy(content, archive, StandardCopyOption.REPLACE_EXISTING);
    // -o: as root, tar would hand the files to whoever packed them.
    ExternalProgram.Result result =
        ExternalProgram.run(partial, List.of("tar", "-xoJf", archive.toString()), "");
    Files.delete(archive);
    if (!result.succeeded()) {
      PrivateFiles.deleteTree(partial);
      throw new DatabaseException(
          "PostgreSQL could not be unpacked: " + missingProgram(result.lastLine()));
    }
    // Without this a power failure could leave empty programs under the final name.
    PrivateFiles.forceTree(partial);
    PrivateFiles.rename(partial, directory);
  }

  private static String missingProgram(String otherwise) {
    for (String program : List.of("tar", "xz")) {
      if (!ExternalProgram.isInstalled(program)) {
        return "the program '" + program + "' is not installed on this machine.";
      }
    }
    return otherwise;
  }

  /** The name the archive has inside its jar. */
  static String archive(String osName, String osArch) {
    String system = osName.toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
    String processor =
        switch (osArch.toLowerCase(Locale.ROOT)) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> osArch;
        };
    return "postgres-" + system + "-" + processor + ".txz";
  }

  String program(String name) {
    return directory.resolve("bin").resolve(name).toString();
  }

  /** Deletes what former versions of this program unpacked. */
  void deleteOthers() {
    Path parent = directory.getParent();
    if (parent == null) {
      return;
    }
    try (DirectoryStream<Path> others = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path other : others) {
        if (!other.equals(directory)) {
          PrivateFiles.deleteTree(other);
        }
      }
    } catch (IOException failure) {
      LOG.warn("Former PostgreSQL programs in {} could not be deleted", parent, failure);
    }
  }
}
