package org.muniment.seed;

import org.muniment.access.AccessControlService;
import org.muniment.annotation.AnnotationReasonService;
import org.muniment.annotation.StampService;
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
import org.muniment.transfer.ImportService;

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

  /** The services for what annotations choose from. */
  public record Catalogs(AnnotationReasonService reasons, StampService stamps) {}

  /** The services for groups and lists. */
  public record Security(GroupService groups, AccessControlService access) {}

  public static Seeds of(
      Database database,
      BlobStore store,
      UserService users,
      Security security,
      Definitions definitions,
      Catalogs catalogs,
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
    EntrySeeder entrySeeder =
        new EntrySeeder(
            database,
            entries.entries(),
            entries.imports(),
            entries.metadata(),
            entries.writer(),
            entries.guard(),
            entries.recordSeries(),
            new PageSeeder(entries.pages(), entries.pageMaker(), store));
    SecuritySeeder securitySeeder =
        new SecuritySeeder(
            database, security.groups(), security.access(), entries.entries(), definitionSeeder);
    return new Seeds(
        new SeedService(
            database,
            definitionSeeder,
            userSeeder,
            securitySeeder,
            entrySeeder,
            new RecordSeeder(entrySeeder, entries.recordSeries(), entries.records()),
            new CatalogSeeder(catalogs.reasons(), catalogs.stamps(), store),
            entries.metadata()),
        new SeedDump(
            database, store, definitionSeeder, catalogs.reasons(), userSeeder, securitySeeder));
  }
}
