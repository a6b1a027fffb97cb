package org.muniment.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muniment.records.RecordFixture.criterion;
import static org.muniment.records.RecordFixture.refused;
import static org.muniment.records.RecordFixture.setting;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muniment.entry.Entry;
import org.muniment.entry.EntryType;
import org.muniment.error.ErrorCode;
import org.muniment.task.TaskStatus;
import org.muniment.testing.LockProbe;

class RecordSeriesServiceTest {
  private RecordFixture on;

  @BeforeEach
  void open() {
    on = new RecordFixture();
  }

  @AfterEach
  void close() {
    on.close();
  }

  @Test
  void create_belowTheRootAndRecordSeriesOnly() {
    Entry top = on.series.create(on.ann, Entry.ROOT, "Finance", " FIN ", false);
    assertThat(top.type()).isEqualTo(EntryType.RecordSeries);
    assertThat(top.fullPath()).isEqualTo("\\Finance");
    assertThat(on.series.get(on.reader, top.id()).code()).isEqualTo("FIN");
    int below = on.series(top.id(), "Bills");
    assertThat(on.series.get(on.reader, below))
        .isEqualTo(new RecordSeries(null, Retention.NONE.shown()));
    int folder = on.folder(Entry.ROOT, "plain");
    int recordFolder = on.folder(below, "2026");
    int document = on.document(folder, "doc");
    refused(ErrorCode.RECORD_SERIES_PLACE, () -> on.series(folder, "x"));
    refused(ErrorCode.RECORD_SERIES_PLACE, () -> on.series(recordFolder, "x"));
    refused(ErrorCode.RECORD_SERIES_PLACE, () -> on.series(below, "x"));
    refused(ErrorCode.WRONG_ENTRY_TYPE, () -> on.series(document, "x"));
    refused(ErrorCode.ENTRY_NOT_FOUND, () -> on.series(99_999, "x"));
  }

  @Test
  void create_namesAndCodes() {
    on.series.create(on.ann, Entry.ROOT, "a", "A-1", false);
    refused(ErrorCode.NAME_CONFLICT, () -> on.series.create(on.ann, Entry.ROOT, "A", "B", false));
    assertThat(on.series.create(on.ann, Entry.ROOT, "A", "B", true).name()).isEqualTo("A (2)");
    refused(
        ErrorCode.RECORD_SERIES_CODE_TAKEN,
        () -> on.series.create(on.ann, Entry.ROOT, "c", "a-1", false));
    assertThat(on.entries.getByPath(on.ann, "\\c", true).exact()).isFalse();
    refused(
        ErrorCode.INVALID_NAME, () -> on.series.create(on.ann, Entry.ROOT, "c\\d", null, false));
    refused(
        ErrorCode.INVALID_REQUEST,
        () -> on.series.create(on.ann, Entry.ROOT, "c", "x".repeat(256), false));
    on.series(Entry.ROOT, "without a code");
    on.series(Entry.ROOT, "without a code, too");
  }

  @Test
  void create_codeOfADeletedSeries_isFree() {
    int id = on.series.create(on.ann, Entry.ROOT, "a", "A", false).id();
    on.forget(id);
    int next = on.series.create(on.ann, Entry.ROOT, "b", "A", false).id();
    assertThat(on.series.get(on.ann, next).code()).isEqualTo("A");
  }

  @Test
  void readers_mayOnlyRead() {
    int id = on.series(Entry.ROOT, "a");
    refused(
        ErrorCode.ACCESS_DENIED, () -> on.series.create(on.reader, Entry.ROOT, "b", null, false));
    refused(ErrorCode.ACCESS_DENIED, () -> on.series.update(on.reader, id, criterion(1), false));
    assertThat(on.series.get(on.reader, id).retention().cutoffCriterionId()).isNull();
  }

  @Test
  void update_changesWhatIsGiven_andClears() {
    int id = on.series(Entry.ROOT, "a");
    Retention all = new Retention(1, 2, "Board", true, 3, 12, ReviewUnit.Month);
    assertThat(on.series.update(on.ann, id, all, false).retention()).isEqualTo(all);
    Retention some = new Retention(0, null, "", null, null, 6, null);
    assertThat(on.series.update(on.ann, id, some, false).retention())
        .isEqualTo(new Retention(null, 2, null, true, 3, 6, ReviewUnit.Month));
    assertThat(on.series.get(on.reader, id).retention())
        .isEqualTo(new Retention(null, 2, null, true, 3, 6, ReviewUnit.Month));
    refused(ErrorCode.INVALID_REQUEST, () -> on.series.update(on.ann, id, criterion(-1), false));
    refused(ErrorCode.NOT_A_RECORD, () -> on.series.get(on.ann, Entry.ROOT));
    refused(ErrorCode.NOT_A_RECORD, () -> on.series.update(on.ann, Entry.ROOT, all, false));
    refused(ErrorCode.ENTRY_NOT_FOUND, () -> on.series.get(on.ann, 99_999));
  }

  @Test
  void cascade_reachesEverythingBelow() {
    int top = on.series(Entry.ROOT, "top");
    int middle = on.series(top, "middle");
    int other = on.series(Entry.ROOT, "other");
    int folder = on.folder(middle, "folder");
    int document = on.document(on.folder(folder, "inside"), "doc");
    on.series.update(on.ann, middle, criterion(5), false);
    on.series.update(on.ann, other, criterion(6), false);
    on.records.update(on.ann, folder, setting(criterion(7)));
    on.records.update(on.ann, document, setting(criterion(8)));
    on.series.update(on.ann, top, criterion(9), false);
    assertThat(criterionOf(folder)).isEqualTo(7);
    assertThat(criterionOf(document)).isEqualTo(8);
    on.series.update(on.ann, top, new Retention(10, null, "Board", null, null, null, null), true);
    assertThat(on.series.get(on.ann, middle).retention().cutoffCriterionId()).isEqualTo(10);
    assertThat(on.series.get(on.ann, middle).retention().dispositionAuthority()).isEqualTo("Board");
    assertThat(on.series.get(on.ann, other).retention().cutoffCriterionId()).isEqualTo(6);
    assertThat(criterionOf(folder)).isEqualTo(10);
    assertThat(criterionOf(document)).isEqualTo(10);
    assertThat(on.records.get(on.ann, document).filed().isCutoffCriterionInherited()).isTrue();
  }

  @Test
  void cascade_locksRecordSeriesInTheOrderOfIds() {
    int below = on.series(Entry.ROOT, "below");
    int above = on.series(Entry.ROOT, "above");
    on.move(below, above);
    LockProbe.whileWaiting(
        on.database,
        "select entry_id from record_series where entry_id = " + below + " for update",
        () -> on.series.update(on.ann, above, criterion(9), true),
        () ->
            assertThat(
                    LockProbe.free(
                        on.database,
                        "select entry_id from record_series where entry_id = "
                            + above
                            + " for update skip locked"))
                .isOne());
    assertThat(on.series.get(on.ann, below).retention().cutoffCriterionId()).isEqualTo(9);
  }

  @Test
  void cascade_andAChangeOfARecord_loseNothingOfEachOther() {
    int series = on.series(Entry.ROOT, "series");
    int document = on.document(on.folder(series, "folder"), "doc");
    on.records.update(on.ann, document, setting(criterion(7)));
    RecordDao dao = new RecordDao();
    Retention schedule = new Retention(null, 3, null, null, null, null, null);
    LockProbe.whileWaiting(
        on.database,
        transaction -> {
          dao.followBelow(transaction, 1, series, criterion(9));
        },
        () -> on.records.update(on.ann, document, setting(schedule)),
        () -> {});
    assertThat(on.records.get(on.ann, document).filed().isCutoffCriterionInherited()).isTrue();
    assertThat(on.records.get(on.ann, document).retention().dispositionScheduleId()).isEqualTo(3);
    on.records.update(on.ann, document, setting(criterion(7)));
    LockProbe.whileWaiting(
        on.database,
        transaction -> {
          Declared declared = dao.findForUpdate(transaction, 1, document).orElseThrow();
          dao.put(transaction, 1, document, declared);
        },
        () -> on.series.update(on.ann, series, criterion(9), true),
        () -> {});
    assertThat(on.records.get(on.ann, document).filed().isCutoffCriterionInherited()).isTrue();
  }

  private Integer criterionOf(int id) {
    return on.records.get(on.reader, id).retention().cutoffCriterionId();
  }

  @Test
  void move_keepsRecordSeriesAmongTheirKind() {
    int a = on.series(Entry.ROOT, "a");
    int b = on.series(Entry.ROOT, "b");
    int plain = on.folder(Entry.ROOT, "plain");
    refused(ErrorCode.RECORD_SERIES_PLACE, () -> on.move(b, plain));
    on.move(b, a);
    refused(ErrorCode.INVALID_MOVE, () -> on.move(a, b));
    on.folder(b, "record folder");
    int c = on.series(Entry.ROOT, "c");
    refused(ErrorCode.RECORD_SERIES_PLACE, () -> on.move(c, b));
    on.move(b, Entry.ROOT);
    assertThat(on.entries.get(on.ann, b).fullPath()).isEqualTo("\\b");
  }

  @Test
  void copy_ofRecordSeries_isRefused() {
    int id = on.series(Entry.ROOT, "a");
    int target = on.folder(Entry.ROOT, "target");
    refused(ErrorCode.RECORD_SERIES_COPY, () -> on.copy(target, id, "copy"));
    refused(
        ErrorCode.RECORD_SERIES_COPY,
        () -> on.entries.copy(on.ann, target, id, "copy", false, null));
    refused(ErrorCode.INVALID_MOVE, () -> on.copy(target, Entry.ROOT, "copy"));
  }

  @Test
  void copy_intoARecordSeries_makesARecordFolder_withoutRows() {
    int plain = on.folder(Entry.ROOT, "plain");
    on.document(plain, "doc");
    int id = on.series(Entry.ROOT, "a");
    assertThat(on.copy(id, plain, "copy").status()).isEqualTo(TaskStatus.Completed);
    Entry copy = on.entries.getByPath(on.ann, "\\a\\copy", false).entry();
    Entry document = on.entries.getByPath(on.ann, "\\a\\copy\\doc", false).entry();
    assertThat(copy.records().recordFolder()).isTrue();
    assertThat(on.state(document.id()).record()).isTrue();
    assertThat(on.rows("record_entry")).isZero();
  }

  @Test
  void sweep_removesWhatDeletedEntriesLeave() {
    int kept = on.series(Entry.ROOT, "kept");
    int keptFolder = on.folder(kept, "folder");
    int gone = on.series(Entry.ROOT, "gone");
    int goneFolder = on.folder(gone, "folder");
    for (int folder : new int[] {keptFolder, goneFolder}) {
      on.records.update(on.ann, folder, setting(criterion(1)));
      on.records.setEvent(on.ann, folder, 1, on.clock.instant());
    }
    on.forget(goneFolder);
    on.forget(gone);
    assertThat(new RecordSweeper(on.database).sweep()).isEqualTo(3);
    assertThat(new RecordSweeper(on.database).sweep()).isZero();
    assertThat(on.rows("record_series")).isEqualTo(1);
    assertThat(on.rows("record_entry")).isEqualTo(1);
    assertThat(on.rows("record_event")).isEqualTo(1);
  }
}
