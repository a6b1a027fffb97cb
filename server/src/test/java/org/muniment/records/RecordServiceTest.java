package org.muniment.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muniment.records.RecordFixture.criterion;
import static org.muniment.records.RecordFixture.refused;
import static org.muniment.records.RecordFixture.setting;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muniment.document.LockExtent;
import org.muniment.entry.Entry;
import org.muniment.entry.EntryService;
import org.muniment.entry.EntryType;
import org.muniment.entry.EntryWriter;
import org.muniment.entry.RecordState;
import org.muniment.error.ErrorCode;
import org.muniment.task.TaskStatus;

class RecordServiceTest {
  private static final Instant DATE = Instant.parse("2026-02-28T10:20:30Z");
  private static final RecordUpdate CLOSE =
      new RecordUpdate(Retention.NONE, null, null, null, null, null, false, false, true);
  private static final RecordUpdate REOPEN =
      new RecordUpdate(Retention.NONE, null, null, null, null, null, false, false, false);

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
  void state_followsFromTheTree() {
    int series = on.series(Entry.ROOT, "series");
    int inner = on.series(series, "inner");
    int recordFolder = on.folder(inner, "2026");
    int folder = on.folder(recordFolder, "folder");
    int document = on.document(folder, "doc");
    int loose = on.document(series, "loose");
    assertThat(on.state(inner)).isEqualTo(new RecordState(false, false, true));
    assertThat(on.state(recordFolder)).isEqualTo(new RecordState(false, true, true));
    assertThat(on.state(folder)).isEqualTo(new RecordState(false, false, true));
    assertThat(on.state(document)).isEqualTo(new RecordState(true, false, true));
    assertThat(on.state(loose)).isEqualTo(new RecordState(false, false, true));
    assertThat(on.records.get(on.reader, document).filed().recordFolderId())
        .isEqualTo(recordFolder);
    refused(ErrorCode.NOT_A_RECORD, () -> on.records.get(on.ann, folder));
    on.move(folder, Entry.ROOT);
    assertThat(on.state(document)).isEqualTo(new RecordState(false, false, false));
    refused(ErrorCode.NOT_A_RECORD, () -> on.records.get(on.ann, document));
    on.move(folder, inner);
    assertThat(on.state(folder).recordFolder()).isTrue();
    assertThat(on.state(document).record()).isTrue();
    assertThat(on.rows("record_entry")).isZero();
  }

  @Test
  void update_plainFolder_becomesARecordFolder() {
    int folder = on.folder(Entry.ROOT, "plain");
    int document = on.document(on.folder(folder, "inside"), "doc");
    refused(ErrorCode.NOT_A_RECORD, () -> on.records.get(on.ann, folder));
    RecordProperties made = on.records.update(on.ann, folder, RecordUpdate.NOTHING);
    assertThat(made.filed()).isNull();
    assertThat(on.records.get(on.reader, folder)).isEqualTo(made);
    assertThat(on.state(folder)).isEqualTo(new RecordState(false, true, false));
    assertThat(on.state(document)).isEqualTo(new RecordState(true, false, false));
  }

  @Test
  void update_plainDocument_becomesARecord() {
    int document = on.document(Entry.ROOT, "doc");
    refused(ErrorCode.NOT_A_RECORD, () -> on.records.get(on.ann, document));
    RecordProperties made = on.records.update(on.ann, document, setting(criterion(4)));
    assertThat(made.filed().recordFolderId()).isNull();
    assertThat(made.filed().isCutoffCriterionInherited()).isFalse();
    assertThat(made.retention().cutoffCriterionId()).isEqualTo(4);
    assertThat(on.state(document)).isEqualTo(new RecordState(true, false, false));
    int copy = on.entries.copy(on.ann, Entry.ROOT, document, "copy", false, null).id();
    assertThat(on.state(copy).record()).isFalse();
  }

  @Test
  void update_whatCanBeNeither_isRefused() {
    int series = on.series(Entry.ROOT, "series");
    int shortcut =
        on.entries
            .create(
                on.ann,
                new EntryService.NewEntry(
                    "shortcut",
                    EntryType.Shortcut,
                    series,
                    false,
                    null,
                    EntryWriter.Place.in(Entry.ROOT)))
            .id();
    for (int id : List.of(series, shortcut)) {
      refused(ErrorCode.NOT_A_RECORD, () -> on.records.update(on.ann, id, RecordUpdate.NOTHING));
    }
    refused(
        ErrorCode.RECORD_MEMBER_UNFIT,
        () -> on.records.update(on.ann, Entry.ROOT, RecordUpdate.NOTHING));
    refused(
        ErrorCode.ENTRY_NOT_FOUND, () -> on.records.update(on.ann, 99_999, RecordUpdate.NOTHING));
  }

  @Test
  void update_membersOfTheOtherKind_areRefused_andNothingChanges() {
    int folder = on.folder(Entry.ROOT, "folder");
    int document = on.document(Entry.ROOT, "doc");
    for (RecordUpdate unfit :
        List.of(
            new RecordUpdate(Retention.NONE, null, null, false, null, null, false, false, null),
            new RecordUpdate(Retention.NONE, null, null, null, true, null, false, false, null),
            new RecordUpdate(Retention.NONE, null, null, null, null, DATE, false, false, null),
            new RecordUpdate(Retention.NONE, null, null, null, null, null, true, false, null))) {
      refused(ErrorCode.RECORD_MEMBER_UNFIT, () -> on.records.update(on.ann, folder, unfit));
    }
    for (RecordUpdate unfit :
        List.of(
            CLOSE,
            REOPEN,
            new RecordUpdate(Retention.NONE, null, null, null, null, null, false, true, null),
            new RecordUpdate(Retention.NONE, null, null, true, null, null, false, false, null),
            setting(new Retention(null, null, null, false, null, null, null)),
            setting(new Retention(null, null, "", null, null, null, null)),
            setting(new Retention(null, null, null, null, 0, null, null)),
            setting(new Retention(null, null, null, null, null, 1, null)),
            setting(new Retention(null, null, null, null, null, null, ReviewUnit.Day)))) {
      refused(ErrorCode.RECORD_MEMBER_UNFIT, () -> on.records.update(on.ann, document, unfit));
    }
    assertThat(on.rows("record_entry")).isZero();
  }

  @Test
  void update_impossibleValues_areRefused() {
    int folder = on.folder(Entry.ROOT, "folder");
    Instant late = Instant.parse("+10000-01-01T00:00:00Z");
    for (RecordUpdate bad :
        List.of(
            setting(criterion(-1)),
            setting(new Retention(null, null, null, null, null, -1, null)),
            setting(new Retention(null, null, "a\0b", null, null, null, null)),
            new RecordUpdate(Retention.NONE, late, null, null, null, null, false, false, null),
            new RecordUpdate(Retention.NONE, null, DATE, null, null, null, false, true, null),
            new RecordUpdate(criterion(1), null, null, true, null, null, false, false, null))) {
      refused(ErrorCode.INVALID_REQUEST, () -> on.records.update(on.ann, folder, bad));
    }
  }

  @Test
  void update_recordFolder_setsKeepsAndClears() {
    int folder = on.folder(Entry.ROOT, "folder");
    Retention all = new Retention(1, 2, "Board", true, 3, 30, ReviewUnit.Day);
    on.records.update(
        on.ann, folder, new RecordUpdate(all, DATE, DATE, null, null, null, false, false, true));
    RecordProperties full = on.records.update(on.ann, folder, RecordUpdate.NOTHING);
    assertThat(full).isEqualTo(new RecordProperties(true, all, DATE, DATE, null));
    RecordProperties cleared =
        on.records.update(
            on.ann,
            folder,
            new RecordUpdate(
                new Retention(0, 0, "", false, 0, null, ReviewUnit.NotApplicable),
                null,
                null,
                null,
                null,
                null,
                false,
                true,
                false));
    assertThat(cleared)
        .isEqualTo(
            new RecordProperties(
                false,
                new Retention(null, null, null, false, null, 30, ReviewUnit.NotApplicable),
                DATE,
                null,
                null));
    assertThat(on.records.get(on.reader, folder)).isEqualTo(cleared);
  }

  @Test
  void recordFolder_followsItsSeriesUntilSomethingIsSet() {
    int series = on.series(Entry.ROOT, "series");
    int inner = on.series(series, "inner");
    int folder = on.folder(inner, "folder");
    on.series.update(on.ann, series, new Retention(1, 2, null, true, null, null, null), false);
    on.series.update(on.ann, inner, criterion(3), false);
    Retention seen = on.records.get(on.ann, folder).retention();
    assertThat(seen).isEqualTo(new Retention(3, 2, null, true, null, null, null));
    on.records.update(on.ann, folder, setting(criterion(0)));
    assertThat(on.records.get(on.ann, folder).retention().cutoffCriterionId()).isNull();
    assertThat(on.records.get(on.ann, folder).retention().dispositionScheduleId()).isEqualTo(2);
  }

  @Test
  void record_inheritsFromItsFolder_orIsIndependent() {
    int folder = on.folder(on.series(Entry.ROOT, "series"), "folder");
    int document = on.document(folder, "doc");
    int nested = on.folder(folder, "nested");
    int other = on.document(nested, "other");
    on.records.update(
        on.ann, folder, setting(new Retention(1, 2, null, null, null, 1, ReviewUnit.Month)));
    assertThat(on.records.get(on.ann, document).retention().cutoffCriterionId()).isEqualTo(1);
    assertThat(on.records.independent(on.reader, folder)).isEmpty();
    on.records.update(on.ann, document, setting(criterion(5)));
    on.records.update(
        on.ann,
        other,
        new RecordUpdate(Retention.NONE, null, null, null, false, null, false, false, null));
    RecordProperties own = on.records.get(on.ann, document);
    assertThat(own.retention().cutoffCriterionId()).isEqualTo(5);
    assertThat(own.retention().dispositionScheduleId()).isEqualTo(2);
    assertThat(own.filed().isCutoffCriterionInherited()).isFalse();
    assertThat(own.filed().isDispositionScheduleInherited()).isTrue();
    assertThat(on.records.get(on.ann, other).retention().dispositionScheduleId()).isNull();
    assertThat(on.records.independent(on.reader, folder)).containsExactly(document, other);
    on.records.update(on.ann, nested, RecordUpdate.NOTHING);
    assertThat(on.records.independent(on.reader, folder)).containsExactly(document);
    assertThat(on.records.independent(on.reader, nested)).containsExactly(other);
    on.records.update(
        on.ann,
        document,
        new RecordUpdate(Retention.NONE, null, null, true, null, null, false, false, null));
    assertThat(on.records.get(on.ann, document).retention().cutoffCriterionId()).isEqualTo(1);
    assertThat(on.records.independent(on.reader, folder)).isEmpty();
  }

  @Test
  void reviews_areNoted_andTheNextOneFollowsFromTheInterval() {
    int folder = on.folder(on.series(Entry.ROOT, "series"), "folder");
    int document = on.document(folder, "doc");
    on.records.update(
        on.ann,
        document,
        new RecordUpdate(Retention.NONE, DATE, null, null, null, DATE, false, false, null));
    RecordProperties.Filed reviewed = on.records.get(on.ben, document).filed();
    assertThat(reviewed.reviewer()).isEqualTo("ann");
    assertThat(reviewed.lastReviewDate()).isEqualTo(DATE);
    assertThat(reviewed.nextReviewDate()).isNull();
    on.records.update(
        on.ann, folder, setting(new Retention(null, null, null, null, null, 12, ReviewUnit.Month)));
    assertThat(on.records.get(on.ben, document).filed().nextReviewDate())
        .isEqualTo(Instant.parse("2027-02-28T10:20:30Z"));
    on.records.update(
        on.ben,
        document,
        new RecordUpdate(Retention.NONE, null, null, null, null, null, true, false, null));
    RecordProperties cleared = on.records.get(on.ann, document);
    assertThat(cleared.filed().reviewer()).isNull();
    assertThat(cleared.filed().lastReviewDate()).isNull();
    assertThat(cleared.filed().nextReviewDate()).isNull();
    assertThat(cleared.filingDate()).isEqualTo(DATE);
  }

  @Test
  void closedRecordFolder_takesNothingNew() {
    int folder = on.folder(on.series(Entry.ROOT, "series"), "folder");
    int inside = on.folder(folder, "inside");
    int document = on.document(inside, "doc");
    int outside = on.document(Entry.ROOT, "outside");
    int tree = on.folder(Entry.ROOT, "tree");
    on.records.update(on.ann, folder, CLOSE);
    assertThat(on.records.get(on.ann, document).isClosed()).isTrue();
    refused(ErrorCode.RECORD_FOLDER_CLOSED, () -> on.folder(inside, "new"));
    refused(ErrorCode.RECORD_FOLDER_CLOSED, () -> on.move(outside, folder));
    refused(
        ErrorCode.RECORD_FOLDER_CLOSED,
        () -> on.entries.copy(on.ann, inside, outside, "copy", false, null));
    refused(
        ErrorCode.RECORD_FOLDER_CLOSED,
        () ->
            on.entries.create(
                on.ann,
                new EntryService.NewEntry(
                    "new",
                    EntryType.Folder,
                    null,
                    false,
                    null,
                    new EntryWriter.Place(Entry.ROOT, List.of("series", "folder", "more"), true))));
    assertThat(on.copy(inside, tree, "copy").status()).isEqualTo(TaskStatus.Failed);
    on.entries.update(on.ann, document, null, "renamed", false);
    on.records.update(on.ann, folder, REOPEN);
    on.move(outside, folder);
    assertThat(on.copy(inside, tree, "copy").status()).isEqualTo(TaskStatus.Completed);
  }

  @Test
  void events_areSetChangedAndRemoved() {
    int folder = on.folder(on.series(Entry.ROOT, "series"), "folder");
    int plain = on.folder(Entry.ROOT, "plain");
    assertThat(on.records.events(on.reader, folder)).isEmpty();
    on.records.setEvent(on.ann, folder, 3, DATE);
    on.records.setEvent(on.ann, folder, 2, DATE);
    on.records.setEvent(on.ann, folder, 3, DATE.plusSeconds(60));
    assertThat(on.records.events(on.reader, folder))
        .containsExactly(
            new RecordEvent(folder, 2, DATE), new RecordEvent(folder, 3, DATE.plusSeconds(60)));
    on.records.removeEvent(on.ann, folder, 3);
    refused(ErrorCode.RECORD_EVENT_NOT_SET, () -> on.records.removeEvent(on.ann, folder, 3));
    assertThat(on.records.events(on.reader, folder)).hasSize(1);
    refused(ErrorCode.INVALID_REQUEST, () -> on.records.setEvent(on.ann, folder, 0, DATE));
    refused(ErrorCode.INVALID_REQUEST, () -> on.records.setEvent(on.ann, folder, 1, null));
    refused(ErrorCode.INVALID_REQUEST, () -> on.records.removeEvent(on.ann, folder, -1));
    refused(ErrorCode.NOT_A_RECORD, () -> on.records.setEvent(on.ann, plain, 1, DATE));
    refused(ErrorCode.NOT_A_RECORD, () -> on.records.removeEvent(on.ann, plain, 1));
    refused(ErrorCode.NOT_A_RECORD, () -> on.records.events(on.ann, plain));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DISPOSITION", "TRANSFER"})
  void eligible_isEmptyForRecordFolders_andRefusedForOthers(String action) {
    int folder = on.folder(on.series(Entry.ROOT, "series"), "folder");
    int document = on.document(folder, "doc");
    RecordService.Action due = RecordService.Action.valueOf(action);
    assertThat(on.records.eligible(on.reader, folder, due)).isEmpty();
    refused(ErrorCode.NOT_A_RECORD, () -> on.records.eligible(on.ann, document, due));
    refused(ErrorCode.NOT_A_RECORD, () -> on.records.eligible(on.ann, Entry.ROOT, due));
    refused(ErrorCode.NOT_A_RECORD, () -> on.records.independent(on.ann, document));
    refused(ErrorCode.ENTRY_NOT_FOUND, () -> on.records.eligible(on.ann, 99_999, due));
  }

  @Test
  void readers_andLocksOfOthers_keepChangesOut() {
    int document = on.document(on.folder(on.series(Entry.ROOT, "series"), "folder"), "doc");
    refused(
        ErrorCode.ACCESS_DENIED,
        () -> on.records.update(on.reader, document, RecordUpdate.NOTHING));
    refused(ErrorCode.ACCESS_DENIED, () -> on.records.setEvent(on.reader, document, 1, DATE));
    refused(ErrorCode.ACCESS_DENIED, () -> on.records.removeEvent(on.reader, document, 1));
    on.locks.lock(on.ben, document, "", LockExtent.All);
    refused(
        ErrorCode.ENTRY_LOCKED, () -> on.records.update(on.ann, document, setting(criterion(1))));
    refused(ErrorCode.ENTRY_LOCKED, () -> on.records.setEvent(on.ann, document, 1, DATE));
    on.records.update(on.ben, document, setting(criterion(1)));
    assertThat(on.records.get(on.reader, document).retention().cutoffCriterionId()).isEqualTo(1);
  }
}
