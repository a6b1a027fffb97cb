package org.muniment.api;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query options of listings that are paged in an order of their own. */
public class PageParams {
  @QueryParam("$select")
  public @Nullable String select;

  @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int32"))
  @QueryParam("$top")
  public @Nullable String top;

  @Parameter(schema = @Schema(type = SchemaType.BOOLEAN))
  @QueryParam("$count")
  public @Nullable String count;

  @Parameter(hidden = true)
  @QueryParam("$skiptoken")
  public @Nullable String skipToken;

  @HeaderParam("Prefer")
  public @Nullable String prefer;

  /** Reads the options; names of members are checked against what the listing offers. */
  public ODataQuery parse(ODataQuery.Names names) {
    return ODataQuery.parse(names, select, null, top, null, count, skipToken, prefer);
  }
}
