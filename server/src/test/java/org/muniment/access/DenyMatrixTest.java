package org.muniment.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muniment.definition.FieldDefinitionService;
import org.muniment.definition.LinkDefinitionService;
import org.muniment.definition.TagDefinitionService;
import org.muniment.definition.TemplateDefinitionService;
import org.muniment.definition.TemplateFieldService;
import org.muniment.document.DocumentFixture;
import org.muniment.document.LockExtent;
import org.muniment.document.PageService;
import org.muniment.entry.CopyEntryTask;
import org.muniment.entry.DeleteEntryTask;
import org.muniment.entry.EntryIds;
import org.muniment.entry.EntryListing;
import org.muniment.entry.EntryService;
import org.muniment.entry.EntryTasks;
import org.muniment.entry.EntryType;
import org.muniment.entry.EntryWriter;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;
import org.muniment.identity.FeatureRight;
import org.muniment.identity.GroupService;
import org.muniment.identity.Role;
import org.muniment.metadata.MetadataService;
import org.muniment.metadata.MetadataUse;
import org.muniment.metadata.MetadataWriter;
import org.muniment.records.RecordSeriesService;
import org.muniment.records.RecordService;
import org.muniment.records.RecordUpdate;
import org.muniment.records.Retention;
import org.muniment.task.TaskConfig;
import org.muniment.task.TaskService;
import org.muniment.testing.Repositories;
import org.muniment.transfer.ExportOrder;
import org.muniment.transfer.ImportService;
import org.muniment.transfer.IncomingContent;
import org.muniment.transfer.NewMetadata;
import org.muniment.userarea.PersonalCollectionService;
import org.muniment.userarea.StarredEntryService;

/** Every operation on entries refuses who lacks the right that it needs, and no one else. */
class DenyMatrixTest {
  private static final ExportOrder TEXT =
      new ExportOrder(ExportOrder.Part.Text, null, ExportOrder.ImageOptions.USUAL, "X", 0);

  @TempDir Path directory;
  private DocumentFixture on;
  private AccessControlService control;
  private EntryListing listing;
  private EntryTasks tasks;
  private TaskService engine;
  private MetadataService metadata;
  private RecordService records;
  private RecordSeriesService series;
  private StarredEntryService starred;
  private PersonalCollectionService collections;
  private ExecutorService answers;
  private Caller admin;
  private Caller ben;
  private int names;

  @BeforeEach
  void open() {
    on = new DocumentFixture(directory);
    ben = on.ben;
    admin = Repositories.caller(on.database, 1, "root", Role.ADMINISTRATOR);
    control = new AccessControlService(on.database, on.access, new GroupService(on.clock));
    listing = new EntryListing(on.database, on.access);
    answers = Executors.newFixedThreadPool(1);
    EntryIds ids = new EntryIds(on.database);
    engine =
        new TaskService(
            on.database,
            TaskConfig.defaults(),
            on.clock,
            List.of(new CopyEntryTask(ids, on.access), new DeleteEntryTask(on.access)),
            answers);
    tasks = new EntryTasks(engine, on.access);
    MetadataUse use = new MetadataUse();
    FieldDefinitionService fields = new FieldDefinitionService(use);
    TemplateFieldService templateFields = new TemplateFieldService(fields);
    TemplateDefinitionService templates =
        new TemplateDefinitionService(templateFields, fields, use);
    TagDefinitionService tags = new TagDefinitionService();
    metadata =
        new MetadataService(
            on.database,
            on.access,
            on.entries,
            fields,
            templates,
            templateFields,
            tags,
            new MetadataWriter(
                on.access,
                fields,
                templates,
                templateFields,
                tags,
                new LinkDefinitionService(),
                on.guard,
                on.clock));
    records = new RecordService(on.database, on.access, on.guard);
    series = new RecordSeriesService(on.database, on.access, on.entries, ids, on.clock);
    starred = new StarredEntryService(on.database, on.access, on.entries);
    collections = new PersonalCollectionService(on.database, on.access, on.entries);
  }

  @AfterEach
  void close() {
    engine.close();
    answers.shutdown();
    on.close();
  }

  private interface Work {
    void on(int id);
  }

  /** An operation on a document or folder, with the right that it needs there. */
  private record Operation(String name, EntryRight right, boolean folder, Work work) {}

  private EntryService.NewEntry entry(int parent, EntryType type, Integer target) {
    return new EntryService.NewEntry(
        "new " + ++names, type, target, false, null, EntryWriter.Place.in(parent));
  }

  private List<Operation> operations() {
    List<Operation> all = new ArrayList<>();
    add(all, "getEntry", EntryRight.Browse, false, id -> on.entries.get(ben, id));
    add(
        all,
        "getEntryByPath",
        EntryRight.Browse,
        false,
        id ->
            on.entries.getByPath(ben, String.valueOf(on.entries.get(admin, id).fullPath()), false));
    add(
        all,
        "listEntries",
        EntryRight.Browse,
        true,
        id -> listing.list(ben, new EntryListing.Query(id, List.of(), false, null, 0, 9, true)));
    add(all, "childInfo", EntryRight.Browse, true, id -> on.entries.childInfo(ben, id));
    add(
        all,
        "createFolder",
        EntryRight.CreateFolder,
        true,
        id -> on.entries.create(ben, entry(id, EntryType.Folder, null)));
    add(
        all,
        "createShortcut",
        EntryRight.CreateDocument,
        true,
        id -> on.entries.create(ben, entry(id, EntryType.Shortcut, 1)));
    add(
        all,
        "shortcutTarget",
        EntryRight.Browse,
        false,
        id -> on.entries.create(ben, entry(1, EntryType.Shortcut, id)));
    add(
        all,
        "createPath",
        EntryRight.CreateFolder,
        true,
        id ->
            on.entries.create(
                ben,
                new EntryService.NewEntry(
                    "x",
                    EntryType.Folder,
                    null,
                    true,
                    null,
                    new EntryWriter.Place(id, List.of("a", "b"), true))));
    add(
        all,
        "rename",
        EntryRight.Rename,
        false,
        id -> on.entries.update(ben, id, null, "renamed " + ++names, false));
    add(
        all,
        "moveFrom",
        EntryRight.Delete,
        false,
        id -> on.entries.update(ben, id, folder(), null, false));
    add(
        all,
        "moveDocumentTo",
        EntryRight.CreateDocument,
        true,
        id -> on.entries.update(ben, on.withPages("p").id(), id, null, true));
    add(
        all,
        "moveFolderTo",
        EntryRight.CreateFolder,
        true,
        id -> on.entries.update(ben, folder(), id, null, true));
    add(
        all,
        "copySource",
        EntryRight.Read,
        false,
        id -> on.entries.copy(ben, 1, id, "copy " + ++names, false, null));
    add(
        all,
        "copyDestination",
        EntryRight.CreateDocument,
        true,
        id -> on.entries.copy(ben, id, on.withPages("p").id(), "copy", true, null));
    add(
        all,
        "startCopySource",
        EntryRight.Read,
        true,
        id -> tasks.startCopy(ben, 1, id, "copy " + ++names, false, null, null));
    add(
        all,
        "startCopyDestination",
        EntryRight.CreateFolder,
        true,
        id -> tasks.startCopy(ben, id, folder(), "copy", true, null, null));
    add(
        all,
        "startDelete",
        EntryRight.Delete,
        true,
        id -> tasks.startDelete(ben, id, null, null, null));
    add(
        all,
        "import",
        EntryRight.CreateDocument,
        true,
        id ->
            on.imports.importDocument(
                ben,
                new ImportService.NewDocument(EntryWriter.Place.in(id), "import", true, null),
                IncomingContent.of(null),
                NewMetadata.NONE));
    add(
        all,
        "updateDocument",
        EntryRight.WriteContent,
        false,
        id ->
            on.imports.updateDocument(
                ben,
                id,
                IncomingContent.of(on.file("a.txt", DocumentFixture.text("a"))),
                NewMetadata.NONE));
    add(
        all,
        "deleteElectronicDocument",
        EntryRight.WriteContent,
        false,
        id -> on.documents.deleteElectronicDocument(ben, id));
    add(
        all,
        "createPages",
        EntryRight.AddPage,
        false,
        id ->
            on.pages.create(
                ben, id, null, new PageService.Incoming(List.of(), List.of("x"), false)));
    add(
        all,
        "replacePages",
        EntryRight.WriteContent,
        false,
        id -> on.pages.replace(ben, id, new PageService.Incoming(List.of(), List.of("x"), false)));
    add(all, "deletePages", EntryRight.RemovePage, false, id -> on.pages.delete(ben, id, "1"));
    add(all, "movePages", EntryRight.WriteContent, false, id -> on.pages.move(ben, id, "1", 2));
    add(
        all,
        "copyPagesFrom",
        EntryRight.Read,
        false,
        id -> on.pages.copy(ben, id, "1", on.withPages("p").id(), 1));
    add(
        all,
        "copyPagesTo",
        EntryRight.AddPage,
        false,
        id -> on.pages.copy(ben, on.withPages("p").id(), "1", id, 1));
    add(
        all,
        "writePage",
        EntryRight.WriteContent,
        false,
        id -> on.pages.write(ben, id, 1, null, "text", false));
    add(all, "generateText", EntryRight.WriteContent, false, id -> on.pages.generateText(ben, id));
    add(all, "listPages", EntryRight.Read, false, id -> on.pages.list(ben, id, null, 0, 9));
    add(all, "pageText", EntryRight.Read, false, id -> on.pageContents.text(ben, id, 1));
    add(all, "export", EntryRight.Read, false, id -> on.exports.export(ben, id, TEXT));
    add(all, "getLock", EntryRight.Browse, false, id -> on.locks.get(ben, id));
    add(
        all,
        "lock",
        EntryRight.WriteContent,
        false,
        id -> on.locks.lock(ben, id, "", LockExtent.All));
    add(
        all,
        "versionControl",
        EntryRight.WriteContent,
        false,
        id -> on.versions.putUnderVersionControl(ben, id));
    add(all, "listFields", EntryRight.Read, false, id -> metadata.fields(ben, id));
    add(all, "listTags", EntryRight.Browse, false, id -> metadata.tags(ben, id));
    add(all, "listLinks", EntryRight.Browse, false, id -> metadata.links(ben, id));
    add(
        all,
        "setFields",
        EntryRight.WriteMetadata,
        false,
        id -> metadata.setFields(ben, id, List.of(), Locale.US));
    add(
        all,
        "removeTemplate",
        EntryRight.WriteMetadata,
        false,
        id -> metadata.removeTemplate(ben, id));
    add(
        all,
        "setTags",
        EntryRight.WriteMetadata,
        false,
        id -> metadata.setTags(ben, id, List.of()));
    add(
        all,
        "setLinks",
        EntryRight.WriteMetadata,
        false,
        id -> metadata.setLinks(ben, id, List.of()));
    add(
        all,
        "updateRecord",
        EntryRight.WriteMetadata,
        false,
        id -> records.update(ben, id, RecordUpdate.NOTHING));
    add(
        all,
        "createSeries",
        EntryRight.CreateFolder,
        true,
        id -> {
          int parent = series.create(admin, 1, "series " + ++names, null, false).id();
          deny(EntryRight.CreateFolder, 1);
          try {
            series.create(ben, parent, "below", null, false);
          } finally {
            control.setEntryList(admin, 1, everyone(), null);
          }
        });
    add(all, "star", EntryRight.Browse, false, id -> starred.star(ben, List.of(id)));
    add(
        all,
        "readPermissions",
        EntryRight.ReadPermissions,
        false,
        id -> control.entryList(ben, id, true));
    return all;
  }

  private static List<AccessLists.Wanted> everyone() {
    return List.of(
        new AccessLists.Wanted(
            null,
            "Everyone",
            false,
            AccessKind.ENTRY.first().elements().get(0).rights(),
            AccessScope.All));
  }

  private static void add(
      List<Operation> all, String name, EntryRight right, boolean folder, Work work) {
    all.add(new Operation(name, right, folder, work));
  }

  private int folder() {
    return on.entries.create(admin, entry(1, EntryType.Folder, null)).id();
  }

  private void deny(EntryRight right, int id) {
    List<AccessLists.Wanted> wanted = new ArrayList<>(id == 1 ? everyone() : List.of());
    wanted.add(new AccessLists.Wanted(null, ben.name(), true, right.bit(), AccessScope.ThisEntry));
    if (id == 1) {
      wanted.set(1, new AccessLists.Wanted(null, ben.name(), true, right.bit(), AccessScope.All));
    }
    control.setEntryList(admin, id, wanted, null);
  }

  @Test
  void operations_refuseWithoutTheirRight() {
    List<String> wrong = new ArrayList<>();
    EnumSet<EntryRight> seen = EnumSet.noneOf(EntryRight.class);
    for (Operation operation : operations()) {
      if (operation.name().equals("createSeries")) {
        assertThatThrownBy(() -> operation.work().on(1))
            .isInstanceOfSatisfying(
                MunimentException.class,
                failure -> assertThat(failure.code()).isEqualTo(ErrorCode.ACCESS_DENIED));
        continue;
      }
      int id = operation.folder() ? folder() : on.withPages("one", "two").id();
      deny(operation.right(), id);
      seen.add(operation.right());
      try {
        operation.work().on(id);
        wrong.add(operation.name() + " is done without " + operation.right());
      } catch (MunimentException refused) {
        if (refused.code() != ErrorCode.ACCESS_DENIED
            || !refused.text().contains(" " + operation.right() + " ")
            || !refused.text().contains("the id " + id)) {
          wrong.add(operation.name() + ": " + refused.code() + " " + refused.text());
        }
      }
      control.setEntryList(admin, id, List.of(), null);
      try {
        operation.work().on(id);
      } catch (MunimentException refused) {
        wrong.add(operation.name() + " is refused with all rights: " + refused.text());
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(seen)
        .contains(
            EntryRight.Browse,
            EntryRight.Read,
            EntryRight.WriteContent,
            EntryRight.AddPage,
            EntryRight.RemovePage,
            EntryRight.Rename,
            EntryRight.Delete,
            EntryRight.WriteMetadata,
            EntryRight.CreateFolder,
            EntryRight.CreateDocument,
            EntryRight.ReadPermissions);
  }

  private void refused(EntryRight right, int id, Runnable call) {
    deny(right, id);
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            MunimentException.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(ErrorCode.ACCESS_DENIED);
              assertThat(failure.text()).contains(right.name());
            });
    control.setEntryList(admin, id, List.of(), null);
    call.run();
  }

  @Test
  void recordsManagement_hasRightsOfItsOwn() {
    int seriesId = series.create(admin, 1, "Files", null, false).id();
    int file = on.entries.create(admin, entry(seriesId, EntryType.Folder, null)).id();
    refused(
        EntryRight.SetEventDate, file, () -> records.setEvent(ben, file, 1, on.clock.instant()));
    refused(
        EntryRight.Close,
        file,
        () ->
            records.update(
                ben,
                file,
                new RecordUpdate(
                    Retention.NONE, null, null, null, null, null, false, false, false)));
    refused(EntryRight.Browse, file, () -> records.get(ben, file));
    refused(
        EntryRight.WriteMetadata,
        seriesId,
        () -> series.update(ben, seriesId, Retention.NONE, false));
  }

  @Test
  void listsOfUsers_leaveOutWhatDoesNotShow() {
    int id = on.withPages("x").id();
    starred.star(ben, List.of(id));
    String collection = collections.create(ben, "Mine").id();
    collections.addEntries(ben, collection, List.of(id));
    assertThat(starred.list(ben)).hasSize(1);
    deny(EntryRight.Browse, id);
    assertThat(starred.list(ben)).isEmpty();
    assertThat(collections.get(ben, collection).entryIds()).isEmpty();
  }

  @Test
  void featureRights_areNeededForImportsAndExports() {
    int id = on.withPages("x").id();
    on.database.execute(
        transaction ->
            new GroupService(on.clock)
                .grant(
                    transaction,
                    1,
                    ben.trusteeId(),
                    EnumSet.noneOf(org.muniment.identity.Privilege.class),
                    EnumSet.of(FeatureRight.Search)));
    on.clock.advance(AccessStates.MAX_AGE);
    assertThatThrownBy(() -> on.exports.export(ben, id, TEXT)).hasMessageContaining("Export");
    assertThatThrownBy(
            () ->
                on.imports.importDocument(
                    ben, on.place(), IncomingContent.of(null), NewMetadata.NONE))
        .hasMessageContaining("Import");
  }
}
