package org.muniment.api.entry;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muniment.api.Answers;
import org.muniment.api.ApiPath;
import org.muniment.api.Callers;
import org.muniment.api.ListParams;
import org.muniment.api.Listing;
import org.muniment.api.ODataQuery;
import org.muniment.api.Opens;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.api.Selection;
import org.muniment.api.SkipToken;
import org.muniment.entry.Entry;
import org.muniment.entry.EntryListing;
import org.muniment.entry.EntryName;
import org.muniment.entry.EntryOrder;
import org.muniment.entry.EntryService;
import org.muniment.entry.EntryWriter;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;
import org.muniment.userarea.RecentKind;

/** Single entries and the children of folders. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Entries")
public class EntryResource {
  private static final int PAGE_SIZE = 150;

  private final EntryService entries;
  private final EntryListing listing;
  private final ListedEntries listed;
  private final EntryNames names;
  private final Callers callers;
  private final Answers answers;

  @Inject
  EntryResource(
      EntryService entries,
      EntryListing listing,
      ListedEntries listed,
      EntryNames names,
      Callers callers,
      Answers answers) {
    this.entries = entries;
    this.listing = listing;
    this.listed = listed;
    this.names = names;
    this.callers = callers;
    this.answers = answers;
  }

  @GET
  @Path("/Entries/ByPath")
  @Operation(operationId = "GetEntryByPath", summary = "Finds an entry by its path")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = GetEntryByPathResponse.class)
  @RequiresScope(Scope.READ)
  public Response getEntryByPath(
      @PathParam("repositoryId") String repositoryId,
      @Parameter(required = true) @QueryParam("fullPath") @Nullable String fullPath,
      @QueryParam("fallbackToClosestAncestor") boolean fallbackToClosestAncestor) {
    if (fullPath == null) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST, "The query parameter fullPath is missing.");
    }
    EntryService.Found found =
        entries.getByPath(callers.current(), fullPath, fallbackToClosestAncestor);
    EntryDto entry = EntryMapper.single(found.entry(), callers.current());
    return Response.ok(
            answers.single(
                "Laserfiche.Repository.GetEntryByPathResponse",
                found.exact()
                    ? new GetEntryByPathResponse(entry, null)
                    : new GetEntryByPathResponse(null, entry)))
        .build();
  }

  @GET
  @Path("/Entries/{entryId}")
  @Operation(operationId = "GetEntry", summary = "Reads one entry")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = EntryDto.class)
  @RequiresScope(Scope.READ)
  public Response getEntry(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("includeChildInfo") boolean includeChildInfo,
      @QueryParam("includeTotalSize") boolean includeTotalSize,
      @QueryParam("$select") @Nullable String select) {
    Selection selection = EntryMapper.inRead(select);
    Caller caller = callers.current();
    Entry entry = entries.get(caller, entryId);
    EntryDto dto = EntryMapper.single(entry, caller);
    if (includeChildInfo && dto instanceof FolderDto folder) {
      folder.childInfo = EntryMapper.childInfo(entries.childInfo(caller, entryId));
    }
    if (includeTotalSize && dto instanceof DocumentDto document) {
      document.totalDocumentSize = document.electronicDocumentSize + entry.document().pageBytes();
    }
    return Response.ok(
            answers.single(EntryMapper.context(caller.repositoryName(), entry), dto, selection))
        .build();
  }

  @GET
  @Path("/Entries/{entryId}/Folder/Children")
  @Operation(operationId = "ListEntries", summary = "Lists the children of a folder")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = EntryCollectionResponse.class)
  @RequiresScope(Scope.READ)
  @Opens(RecentKind.FOLDER)
  public Response listEntries(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("groupByEntryType") boolean groupByEntryType,
      @QueryParam("fields") List<String> fields,
      @QueryParam("formatFieldValues") boolean formatFieldValues,
      @QueryParam("culture") @Nullable String culture,
      @BeanParam ListParams query) {
    ODataQuery options = query.parse(EntryMapper.NAMES);
    ListedEntries.Fields wanted = ListedEntries.Fields.of(fields, formatFieldValues, culture);
    int limit = options.limit(PAGE_SIZE);
    EntryListing.Page page =
        listing.list(
            callers.current(),
            new EntryListing.Query(
                entryId,
                options.orderBy().stream()
                    .map(order -> new EntryOrder(order.name(), order.descending()))
                    .toList(),
                groupByEntryType,
                position(options.position()),
                options.skip(),
                Math.max(1, limit),
                options.count()));
    List<Entry> shown = limit == 0 ? List.of() : page.entries();
    Long total = page.total();
    return Response.ok(
            answers.page(
                EntryMapper.COLLECTION,
                options,
                new Listing<>(
                    listed.rows(shown, wanted), page.next() != null, position(page.next())),
                EntryMapper.inListing(options.select()),
                total == null ? null : Math.toIntExact(total)))
        .build();
  }

  @POST
  @Path("/Entries/{entryId}/Folder/Children")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "CreateEntry", summary = "Creates a folder or a shortcut")
  @APIResponseSchema(responseCode = "201", responseDescription = "Created.", value = EntryDto.class)
  @RequiresScope(Scope.WRITE)
  public Response createEntry(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("autoCreateFolderPath") boolean autoCreateFolderPath,
      @QueryParam("culture") @Nullable String culture,
      @RequestBody(required = true) CreateEntryRequest request) {
    Entry entry =
        entries.create(
            callers.current(),
            new EntryService.NewEntry(
                names.of(request.name(), culture),
                request.entryType() == CreateEntryRequestEntryType.Folder
                    ? org.muniment.entry.EntryType.Folder
                    : org.muniment.entry.EntryType.Shortcut,
                request.targetId() == 0 ? null : request.targetId(),
                request.autoRename(),
                request.volumeName(),
                new EntryWriter.Place(
                    entryId, EntryName.folderPath(request.folderPath()), autoCreateFolderPath)));
    return created(entry);
  }

  @PATCH
  @Path("/Entries/{entryId}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "UpdateEntry", summary = "Renames or moves an entry")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = EntryDto.class)
  @RequiresScope(Scope.WRITE)
  public Response updateEntry(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("culture") @Nullable String culture,
      @RequestBody(required = true) UpdateEntryRequest request) {
    Entry entry =
        entries.update(
            callers.current(),
            entryId,
            request.parentId(),
            names.ofNullable(request.name(), culture),
            request.autoRename());
    return Response.ok(
            answers.single(
                EntryMapper.context(callers.current().repositoryName(), entry),
                EntryMapper.single(entry, callers.current())))
        .build();
  }

  @POST
  @Path("/Entries/{entryId}/Folder/Copy")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "CopyEntry", summary = "Copies a document or a shortcut at once")
  @APIResponseSchema(responseCode = "201", responseDescription = "Created.", value = EntryDto.class)
  @RequiresScope(Scope.WRITE)
  public Response copyEntry(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("culture") @Nullable String culture,
      @RequestBody(required = true) CopyEntryRequest request) {
    return created(
        entries.copy(
            callers.current(),
            entryId,
            request.sourceId(),
            names.of(request.name(), culture),
            request.autoRename(),
            request.volumeName()));
  }

  private Response created(Entry entry) {
    return Response.status(Response.Status.CREATED)
        .header("Location", answers.url().entry(callers.current().repositoryName(), entry.id()))
        .entity(
            answers.single(EntryMapper.COLLECTION, EntryMapper.single(entry, callers.current())))
        .build();
  }

  private static EntryListing.@Nullable Position position(@Nullable SkipToken token) {
    return token == null
        ? null
        : new EntryListing.Position(
            token.number("row"), token.number("type"), token.position().get("name"));
  }

  private static Map<String, String> position(EntryListing.@Nullable Position position) {
    if (position == null) {
      return Map.of();
    }
    Map<String, String> values = new LinkedHashMap<>();
    values.put("row", Long.toString(position.row()));
    values.put("type", Integer.toString(position.type()));
    String name = position.nameKey();
    if (name != null) {
      values.put("name", name);
    }
    return values;
  }
}
