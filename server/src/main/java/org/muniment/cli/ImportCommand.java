package org.muniment.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.muniment.client.TreeImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Brings files of this machine into a repository. */
@Command(
    name = "import",
    description =
        "Import a directory into a folder of a running server; go on where it was cut off.")
final class ImportCommand extends TransferCommand {
  private static final long MEGABYTE = 1 << 20;

  @Parameters(index = "0", paramLabel = "DIR", description = "A directory, or a single file.")
  Path source;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FOLDER",
      defaultValue = "/",
      description = "Path of the folder the files go into; made if need be (the root folder).")
  String folder;

  @Option(
      names = "--pages",
      description = "Make pages of text and image files instead of keeping the files.")
  boolean pages;

  @Option(
      names = "--part-size",
      paramLabel = "MB",
      defaultValue = "64",
      description = "Size of the parts of files over 100 MB (${DEFAULT-VALUE}).")
  int partSize;

  @Override
  public Integer call() {
    if (!Files.isReadable(source)) {
      throw new ParameterException(spec.commandLine(), source + " can't be read.");
    }
    if (partSize < 5 || partSize > 5 * 1024) {
      throw new ParameterException(spec.commandLine(), "--part-size must be from 5 to 5120.");
    }
    return transfer(
        "Import",
        (api, meter) -> {
          TreeImport work =
              new TreeImport(
                  api,
                  meter,
                  new TreeImport.Options(
                      options.transfers, partSize * MEGABYTE, pages, options.update));
          work.measure(source);
          work.run(source, folder);
        });
  }
}
