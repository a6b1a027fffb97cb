package org.muniment.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.muniment.api.annotation.AnnotationDto;
import org.muniment.api.entry.CreateEntryRequest;
import org.muniment.api.entry.FolderDto;
import org.muniment.api.entry.StartDeleteEntryRequest;
import org.muniment.api.records.EligibleRecordsAction;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** Operations that show the plumbing at work, whatever is built of the real ones. */
@Path(ApiPath.REPOSITORY + "/Probe")
@Produces(MediaType.APPLICATION_JSON)
public class ProbeResource {
  private final Answers answers;

  @Inject
  ProbeResource(Answers answers) {
    this.answers = answers;
  }

  @GET
  @Path("/{entryId}")
  @Operation(hidden = true)
  public Response single(
      @PathParam("entryId") int entryId,
      @QueryParam("flag") boolean flag,
      @QueryParam("eligibleFor") EligibleRecordsAction eligibleFor) {
    FolderDto folder = new FolderDto();
    folder.id = entryId;
    folder.name = flag + " " + eligibleFor;
    return Response.ok(answers.single("Entry", folder)).build();
  }

  @GET
  @Operation(hidden = true)
  public Response list(@BeanParam ListParams params) {
    ODataQuery query = params.parse(ODataQuery.Names.of(List.of("id", "name"), List.of("id")));
    List<Map<String, Integer>> all = List.of(Map.of("id", 1), Map.of("id", 2), Map.of("id", 3));
    Listing<Map<String, Integer>> page = Listing.of(all, query, 150);
    return Response.ok(answers.page("Probes", query, page, Selection.ALL, all.size())).build();
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public Response body(@RequestBody(required = true) CreateEntryRequest request) {
    return Response.ok(request).build();
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public Response optional(@RequestBody(required = false) StartDeleteEntryRequest request) {
    return Response.ok(Map.of("given", request != null)).build();
  }

  @POST
  @Path("/Annotation")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public Response annotation(@RequestBody(required = true) AnnotationDto request) {
    return Response.ok(request).build();
  }

  @POST
  @Path("/Multipart")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(hidden = true)
  public Response multipart(InputStream body) throws IOException {
    return Response.ok(Map.of("bytes", body.readAllBytes().length)).build();
  }

  @GET
  @Path("/Failure/{code}")
  @Operation(hidden = true)
  public Response failure(@PathParam("code") String code) throws IOException {
    if (code.equals("json")) {
      new com.fasterxml.jackson.databind.ObjectMapper().readValue("{}", int.class);
    }
    if (code.equals("bug")) {
      throw new IllegalStateException("inner detail");
    }
    throw new MunimentException(ErrorCode.valueOf(code), "Error: exactly this.");
  }
}
