package org.muniment.api;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query options of listings that can be sorted and are answered whole. */
public class SortParams {
  @QueryParam("$select")
  public @Nullable String select;

  @QueryParam("$orderby")
  public @Nullable String orderBy;

  @Parameter(schema = @Schema(type = SchemaType.BOOLEAN))
  @QueryParam("$count")
  public @Nullable String count;

  /** Reads the options; names of members are checked against what the listing offers. */
  public ODataQuery parse(ODataQuery.Names names) {
    return ODataQuery.parse(names, select, orderBy, null, null, count, null, null);
  }
}
