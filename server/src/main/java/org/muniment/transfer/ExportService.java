package org.muniment.transfer;

import java.time.Duration;
import org.muniment.access.AccessService;
import org.muniment.access.Right;
import org.muniment.blob.ElectronicDocument;
import org.muniment.entry.Entry;
import org.muniment.entry.EntryService;
import org.muniment.entry.EntryType;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;
import org.muniment.identity.DownloadLink;
import org.muniment.identity.LinkSigner;

/** Prepares downloads (contract: long-operations §7). Thread-safe. */
public final class ExportService {
  private final AccessService access;
  private final EntryService entries;
  private final LinkSigner links;
  private final Duration linkLifetime;

  public ExportService(
      AccessService access, EntryService entries, LinkSigner links, Duration linkLifetime) {
    this.access = access;
    this.entries = entries;
    this.links = links;
    this.linkLifetime = linkLifetime;
  }

  /**
   * The token of a link to the electronic document; whoever has it may download until it expires.
   *
   * @throws MunimentException WRONG_ENTRY_TYPE, or NO_ELECTRONIC_DOCUMENT
   */
  public String exportElectronicDocument(Caller caller, int entryId) {
    access.require(caller, Right.READ);
    Entry entry = entries.get(caller, entryId);
    if (entry.type() != EntryType.Document) {
      throw new MunimentException(
          ErrorCode.WRONG_ENTRY_TYPE, "The entry with the id " + entryId + " is not a document.");
    }
    ElectronicDocument document = entry.electronicDocument();
    if (document == null) {
      throw new MunimentException(
          ErrorCode.NO_ELECTRONIC_DOCUMENT,
          "The document with the id " + entryId + " has no electronic document.");
    }
    return links.sign(
        new DownloadLink(
            caller.repositoryId(),
            document.ref().sha256(),
            document.ref().size(),
            FileName.download(entry.name(), document.extension()),
            document.mimeType(),
            false),
        linkLifetime);
  }
}
