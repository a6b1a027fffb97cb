package org.muniment.server;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.muniment.access.AccessControlService;
import org.muniment.access.AuditReasonList;
import org.muniment.access.TrusteeService;
import org.muniment.annotation.AnnotationContentService;
import org.muniment.annotation.AnnotationReasonService;
import org.muniment.annotation.AnnotationService;
import org.muniment.annotation.PageContentService;
import org.muniment.annotation.StampService;
import org.muniment.api.repository.RepositoryAccess;
import org.muniment.api.transfer.TransferLimits;
import org.muniment.blob.BlobStore;
import org.muniment.definition.DefinitionCatalog;
import org.muniment.definition.FieldAdministration;
import org.muniment.definition.TemplateAdministration;
import org.muniment.document.DocumentService;
import org.muniment.document.LockService;
import org.muniment.document.PageService;
import org.muniment.document.VersionService;
import org.muniment.entry.EntryListing;
import org.muniment.entry.EntryService;
import org.muniment.entry.EntryTasks;
import org.muniment.identity.ClientCredentials;
import org.muniment.identity.LinkSigner;
import org.muniment.identity.SignInService;
import org.muniment.identity.TokenVerifier;
import org.muniment.metadata.MetadataService;
import org.muniment.records.RecordSeriesService;
import org.muniment.records.RecordService;
import org.muniment.repository.RepositoryService;
import org.muniment.search.SearchService;
import org.muniment.task.TaskService;
import org.muniment.transfer.ExportService;
import org.muniment.transfer.ImportService;
import org.muniment.transfer.TransferTasks;
import org.muniment.transfer.UploadService;
import org.muniment.userarea.PersonalCollectionService;
import org.muniment.userarea.RecentEntryService;
import org.muniment.userarea.StarredEntryService;
import org.muniment.userarea.UserAreaService;

/** Hands the services that {@link HttpServer} was started with to the resources. */
@Singleton
class Producers {
  private final Muniment muniment = HttpServer.muniment();
  private final Config config = HttpServer.config();

  @Produces
  @Singleton
  Clock clock() {
    return muniment.clock();
  }

  @Produces
  @Singleton
  RepositoryService repositories() {
    return muniment.repositories();
  }

  @Produces
  @Singleton
  RepositoryAccess repositoryAccess() {
    return new RepositoryAccess(config.anonymousRepositories());
  }

  @Produces
  @Singleton
  TransferLimits transferLimits() {
    return new TransferLimits(config.importLimit());
  }

  @Produces
  @Singleton
  SignInService signIn() {
    return muniment.signIn();
  }

  @Produces
  @Singleton
  ClientCredentials clientCredentials() {
    return muniment.clientCredentials();
  }

  @Produces
  @Singleton
  TokenVerifier tokenVerifier() {
    return muniment.tokenVerifier();
  }

  @Produces
  @Singleton
  LinkSigner links() {
    return muniment.links();
  }

  @Produces
  @Singleton
  BlobStore blobStore() {
    return muniment.blobStore();
  }

  @Produces
  @Singleton
  TaskService tasks() {
    return muniment.tasks();
  }

  @Produces
  @Singleton
  EntryService entries() {
    return muniment.entries();
  }

  @Produces
  @Singleton
  EntryListing listing() {
    return muniment.listing();
  }

  @Produces
  @Singleton
  EntryTasks entryTasks() {
    return muniment.entryTasks();
  }

  @Produces
  @Singleton
  FieldAdministration fieldAdministration() {
    return muniment.fieldAdministration();
  }

  @Produces
  @Singleton
  TemplateAdministration templateAdministration() {
    return muniment.templateAdministration();
  }

  @Produces
  @Singleton
  DefinitionCatalog definitionCatalog() {
    return muniment.definitionCatalog();
  }

  @Produces
  @Singleton
  MetadataService metadata() {
    return muniment.metadata();
  }

  @Produces
  @Singleton
  ImportService imports() {
    return muniment.imports();
  }

  @Produces
  @Singleton
  ExportService exports() {
    return muniment.exports();
  }

  @Produces
  @Singleton
  AuditReasonList auditReasons() {
    return muniment.auditReasons();
  }

  @Produces
  @Singleton
  PageService pages() {
    return muniment.pages();
  }

  @Produces
  @Singleton
  DocumentService documents() {
    return muniment.documents();
  }

  @Produces
  @Singleton
  LockService locks() {
    return muniment.locks();
  }

  @Produces
  @Singleton
  VersionService versions() {
    return muniment.versions();
  }

  @Produces
  @Singleton
  AnnotationService annotations() {
    return muniment.annotations();
  }

  @Produces
  @Singleton
  AnnotationContentService annotationContents() {
    return muniment.annotationContents();
  }

  @Produces
  @Singleton
  PageContentService pageContents() {
    return muniment.pageContents();
  }

  @Produces
  @Singleton
  StampService stamps() {
    return muniment.stamps();
  }

  @Produces
  @Singleton
  AnnotationReasonService annotationReasons() {
    return muniment.annotationReasons();
  }

  @Produces
  @Singleton
  RecordService records() {
    return muniment.records();
  }

  @Produces
  @Singleton
  RecordSeriesService recordSeries() {
    return muniment.recordSeries();
  }

  @Produces
  @Singleton
  UserAreaService userAreas() {
    return muniment.userAreas();
  }

  @Produces
  @Singleton
  PersonalCollectionService collections() {
    return muniment.collections();
  }

  @Produces
  @Singleton
  StarredEntryService starred() {
    return muniment.starred();
  }

  @Produces
  @Singleton
  RecentEntryService recent() {
    return muniment.recent();
  }

  @Produces
  @Singleton
  UploadService uploads() {
    return muniment.uploads();
  }

  @Produces
  @Singleton
  TransferTasks transferTasks() {
    return muniment.transferTasks();
  }

  @Produces
  @Singleton
  SearchService searches() {
    return muniment.searches();
  }

  @Produces
  @Singleton
  AccessControlService accessControl() {
    return muniment.accessControl();
  }

  @Produces
  @Singleton
  TrusteeService trustees() {
    return muniment.trustees();
  }
}
