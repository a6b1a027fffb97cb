package org.muniment.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a listing. Count and next link are left out when they do not apply (contract:
 * overview §5). {@link Pages} makes them.
 */
@JsonPropertyOrder({"@odata.context", "@odata.count", "@odata.nextLink", "value"})
public interface Page<T> {
  @JsonProperty("@odata.context")
  String getContext();

  @JsonProperty("@odata.count")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Nullable Integer getCount();

  @JsonProperty("@odata.nextLink")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Nullable String getNextLink();

  @JsonProperty("value")
  List<T> getValue();
}
