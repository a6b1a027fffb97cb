package org.muniment.cli;

import java.nio.file.Path;
import org.muniment.client.Part;
import org.muniment.client.TreeExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Brings documents of a repository to this machine. */
@Command(
    name = "export",
    description = "Export a document to a file, or a folder to a directory, from a running server.")
final class ExportCommand extends TransferCommand {
  /** The formats of page images, in the contract's words. */
  enum Format {
    MultiPageTIFF,
    SinglePageTIFF,
    PNG,
    PDF,
    JPEG
  }

  @Parameters(index = "0", paramLabel = "ENTRY", description = "Id or path of the entry.")
  String entry;

  @Parameters(index = "1", paramLabel = "FILE", description = "The file or directory to write.")
  Path target;

  @Option(
      names = "--part",
      defaultValue = "auto",
      description =
          "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}: the electronic document, else the pages).")
  Part part;

  @Option(
      names = "--format",
      defaultValue = "PDF",
      description = "Format of pages: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  Format format;

  @Option(
      names = "--audit-reason",
      paramLabel = "ID",
      defaultValue = "0",
      description = "The audit reason, where the repository demands one.")
  int auditReason;

  @Override
  public Integer call() {
    if (auditReason < 0) {
      throw new ParameterException(spec.commandLine(), "--audit-reason must be at least 0.");
    }
    return transfer(
        "Export",
        (api, meter) ->
            new TreeExport(
                    api,
                    meter,
                    new TreeExport.Options(
                        options.transfers, part, format.name(), options.update, auditReason))
                .run(entry, target));
  }
}
