package org.muniment.seed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muniment.blob.BlobRef;
import org.muniment.blob.StagedBlob;
import org.muniment.document.NewPage;
import org.muniment.document.PageImageRef;
import org.muniment.document.PageInfo;
import org.muniment.document.PageMaker;
import org.muniment.document.PageService;
import org.muniment.identity.Caller;

/** Gives documents the pages that a seed says, unless they have them. Thread-safe. */
record PageSeeder(PageService service, PageMaker maker, org.muniment.blob.BlobStore store) {

  void seed(Caller caller, int id, List<EntryShape.Page> wanted) {
    if (matches(caller, id, wanted)) {
      return;
    }
    if (wanted.isEmpty()) {
      service.delete(caller, id, null);
      return;
    }
    service.replace(
        caller,
        id,
        new PageService.Incoming(
            List.of(), wanted.stream().map(EntryShape.Page::text).toList(), false));
    for (int number = 1; number <= wanted.size(); number++) {
      EntryShape.Page page = wanted.get(number - 1);
      if (page.image() != null) {
        try (StagedBlob image = stage(page.image())) {
          service.write(caller, id, number, image, null, false);
        }
        if (page.rotation() != 0) {
          service.rotate(caller, id, number, page.rotation());
        }
      }
    }
  }

  private boolean matches(Caller caller, int id, List<EntryShape.Page> wanted) {
    List<PageInfo> present = service.list(caller, id, null, 0, wanted.size() + 1).pages();
    if (present.size() != wanted.size()) {
      return false;
    }
    for (int at = 0; at < wanted.size(); at++) {
      PageInfo there = present.get(at);
      EntryShape.Page page = wanted.get(at);
      PageImageRef image = there.image();
      if (there.rotation() != page.rotation()
          || !page.text().equals(service.text(caller, id, there.number()))
          || !sameImage(image == null ? null : image.ref(), page.image())) {
        return false;
      }
    }
    return true;
  }

  /** An image is stored as the pages of its file are made, which may be other bytes. */
  private boolean sameImage(@Nullable BlobRef there, @Nullable Path wanted) {
    if (there == null || wanted == null) {
      return there == null && wanted == null;
    }
    try (StagedBlob staged = stage(wanted)) {
      if (staged.ref().equals(there)) {
        return true;
      }
      return maker.ofImages(List.of(staged)).pages().stream()
          .map(NewPage::image)
          .anyMatch(made -> made != null && made.ref().equals(there));
    }
  }

  private StagedBlob stage(Path file) {
    try (InputStream content = Files.newInputStream(file)) {
      return store.stage(content, Long.MAX_VALUE);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
