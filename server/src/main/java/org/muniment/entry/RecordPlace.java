package org.muniment.entry;

import java.util.List;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/**
 * What a container means for records management to those directly in it.
 *
 * @param series whether it is a record series, so that folders in it are record folders
 * @param underSeries whether it or one of its ancestors is one
 * @param underRecordFolder whether it or one of its ancestors is a record folder
 * @param closed whether one of those record folders takes nothing new
 */
record RecordPlace(boolean series, boolean underSeries, boolean underRecordFolder, boolean closed) {
  static final RecordPlace NONE = new RecordPlace(false, false, false, false);

  /**
   * @param steps the container and its ancestors, from the root down
   */
  static RecordPlace of(List<EntryPathDao.Step> steps) {
    RecordPlace place = NONE;
    for (EntryPathDao.Step step : steps) {
      boolean recordFolder = step.type() == EntryType.Folder && (step.declared() || place.series());
      boolean isSeries = step.type() == EntryType.RecordSeries;
      place =
          new RecordPlace(
              isSeries,
              place.underSeries() || isSeries,
              place.underRecordFolder() || recordFolder,
              place.closed() || (recordFolder && step.closed()));
    }
    return place;
  }

  /**
   * @throws MunimentException RECORD_FOLDER_CLOSED
   */
  void requireOpen() {
    if (closed) {
      throw new MunimentException(
          ErrorCode.RECORD_FOLDER_CLOSED, "The record folder is closed to new filings.");
    }
  }
}
