package org.muniment.seed;

import org.muniment.access.AccessControlService;
import org.muniment.annotation.AnnotationCopies;
import org.muniment.annotation.AnnotationReasonService;
import org.muniment.annotation.StampService;
import org.muniment.audit.AuditReasons;
import org.muniment.blob.BlobStore;
import org.muniment.database.Database;
import org.muniment.definition.AttributeService;
import org.muniment.definition.FieldDefinitionService;
import org.muniment.definition.LinkDefinitionService;
import org.muniment.definition.TagDefinitionService;
import org.muniment.definition.TemplateDefinitionService;
import org.muniment.definition.TemplateFieldService;
import org.muniment.document.PageMaker;
import org.muniment.document.PageService;
import org.muniment.entry.EntryGuard;
import org.muniment.entry.EntryService;
import org.muniment.identity.GroupService;
import org.muniment.identity.UserService;
import org.muniment.metadata.MetadataService;
import org.muniment.metadata.MetadataWriter;
import org.muniment.records.RecordSeriesService;
import org.muniment.records.RecordService;
import org.muniment.search.SearchService;
import org.muniment.transfer.ImportService;
import org.muniment.userarea.UserAreaCopies;

/** Loading and writing of seeds, over the services of the packages below. */
public record Seeds(SeedService load, SeedDump dump) {
  /** The services that definitions are made with. */
  public record Definitions(
      FieldDefinitionService fields,
      TemplateDefinitionService templates,
      TemplateFieldService templateFields,
      TagDefinitionService tags,
      LinkDefinitionService links,
      AttributeService attributes) {}

  /** The services that entries are made with. */
  public record Entries(
      EntryService entries,
      EntryGuard guard,
      ImportService imports,
      MetadataService metadata,
      MetadataWriter writer,
      PageService pages,
      PageMaker pageMaker,
      RecordSeriesService recordSeries,
      RecordService records) {}

  /** The services for annotations and what they choose from. */
  public record Annotations(
      AnnotationCopies copies, AnnotationReasonService reasons, StampService stamps) {}

  /** The services for what is decided for a whole repository. */
  public record Settings(AuditReasons reasons, SearchService searches) {}

  /** The services for groups and lists. */
  public record Security(GroupService groups, AccessControlService access) {}

  public static Seeds of(
      Database database,
      BlobStore store,
      UserService users,
      Security security,
      Definitions definitions,
      Settings settings,
      Annotations annotations,
      Entries entries) {
    DefinitionSeeder definitionSeeder =
        new DefinitionSeeder(
            definitions.fields(),
            definitions.templates(),
            definitions.templateFields(),
            definitions.tags(),
            definitions.links(),
            definitions.attributes());
    UserSeeder userSeeder = new UserSeeder(database, users, definitions.attributes());
    SettingSeeder settingSeeder = new SettingSeeder(settings.reasons(), settings.searches());
    CatalogSeeder catalogs = new CatalogSeeder(annotations.reasons(), annotations.stamps(), store);
    EntrySeeder entrySeeder =
        new EntrySeeder(
            database,
            entries.entries(),
            entries.imports(),
            entries.metadata(),
            entries.writer(),
            entries.guard(),
            entries.recordSeries(),
            new PageSeeder(entries.pages(), entries.pageMaker(), store),
            new AnnotationSeeder(database, annotations.copies(), catalogs, users, store));
    SecuritySeeder securitySeeder =
        new SecuritySeeder(
            database, security.groups(), security.access(), entries.entries(), definitionSeeder);
    return new Seeds(
        new SeedService(
            database,
            definitionSeeder,
            settingSeeder,
            userSeeder,
            securitySeeder,
            entrySeeder,
            new RecordSeeder(entrySeeder, entries.recordSeries(), entries.records()),
            catalogs,
            new AreaSeeder(database, new UserAreaCopies(), entrySeeder),
            entries.metadata()),
        new SeedDump(
            database,
            store,
            definitionSeeder,
            settingSeeder,
            annotations.reasons(),
            userSeeder,
            securitySeeder));
  }
}
