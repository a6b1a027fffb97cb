package org.muniment.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muniment.blob.ElectronicDocument;
import org.muniment.image.OcrResult;
import org.muniment.image.PageNotice;
import org.muniment.image.TesseractOcr;

/**
 * Texts that were read anew for pages that are there.
 *
 * @param byId the texts by the ids of their pages
 * @param notices what could not be read, by the numbers of the pages
 */
record FoundTexts(Map<Long, String> byId, List<PageNotice> notices) {
  /** By recognition where it is installed, else from the electronic document. */
  static FoundTexts of(PageMaker maker, @Nullable ElectronicDocument file, List<PageInfo> pages) {
    return maker.canRecognise() ? recognised(maker, pages) : ofFile(maker, file, pages);
  }

  private static FoundTexts recognised(PageMaker maker, List<PageInfo> pages) {
    Map<Long, String> found = new HashMap<>();
    List<PageNotice> notices = new ArrayList<>();
    for (PageInfo page : pages) {
      if (page.image() != null) {
        OcrResult read = maker.recognise(page.image().ref(), page.rotation());
        found.put(page.id(), read.text());
        String notice = read.notice();
        if (notice != null) {
          notices.add(PageNotice.ofRecognition(page.number(), notice));
        }
      }
    }
    return new FoundTexts(found, notices);
  }

  /** Without recognition: the text of a PDF that has as many pages, for pages that have none. */
  private static FoundTexts ofFile(
      PageMaker maker, @Nullable ElectronicDocument file, List<PageInfo> pages) {
    Map<Long, String> found = new HashMap<>();
    List<PageNotice> notices = new ArrayList<>();
    boolean isNeeded = pages.stream().anyMatch(page -> page.textId() == null);
    if (isNeeded && file != null && PageMaker.isPdf(file.extension(), file.mimeType())) {
      MadePages read = maker.ofFileText(file);
      if (read.pages().size() == pages.size()) {
        for (int i = 0; i < pages.size(); i++) {
          String text = read.pages().get(i).text();
          if (pages.get(i).textId() == null && !text.isEmpty()) {
            found.put(pages.get(i).id(), text);
          }
        }
      }
    }
    for (PageInfo page : pages) {
      if (page.image() != null && !found.containsKey(page.id())) {
        notices.add(PageNotice.ofRecognition(page.number(), TesseractOcr.NOT_INSTALLED));
      }
    }
    return new FoundTexts(found, notices);
  }
}
