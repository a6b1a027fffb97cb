package org.muniment.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the bodies of answers: single objects, pages and arrays, with their context, links and
 * selection. Resources are given it and hand it wire types. Safe for threads.
 */
@Singleton
public class Answers {
  private final ObjectMapper mapper;
  private final CurrentVertxRequest current;

  @Inject
  public Answers(ObjectMapper mapper, CurrentVertxRequest current) {
    this.mapper = mapper;
    this.current = current;
  }

  /** The request being answered. */
  public RequestInfo request() {
    RequestInfo info = RequestInfo.find(current.getCurrent());
    if (info == null) {
      throw new IllegalStateException("no request is being answered");
    }
    return info;
  }

  /** The address that links of this answer begin with. */
  public PublicUrl url() {
    return request().url();
  }

  /** One object with its context. */
  public ObjectNode single(String context, Object body) {
    return single(context, body, Selection.ALL);
  }

  /** One object with its context, reduced to a selection. */
  public ObjectNode single(String context, Object body, Selection selection) {
    ObjectNode node = mapper.createObjectNode();
    node.put("@odata.context", url().context(context));
    node.setAll(selection.apply(node(body)));
    return node;
  }

  /** One object with its context; what was wanted and is missing is told in an annotation. */
  public ObjectNode single(String context, Object body, List<String> warnings) {
    ObjectNode node = single(context, body);
    if (!warnings.isEmpty()) {
      node.set("@muniment.warnings", mapper.valueToTree(warnings));
    }
    return node;
  }

  /**
   * One page of a listing.
   *
   * @param total the size of the whole collection when {@code $count} asks for it, or null
   */
  public Page<ObjectNode> page(
      String context,
      ODataQuery query,
      Listing<?> listing,
      Selection selection,
      @Nullable Integer total) {
    return Pages.page(
        request(), context, query, listing.map(item -> selection.apply(node(item))), total);
  }

  /**
   * A whole collection without paging; may be called when the request is no longer the current one.
   */
  public ObjectNode collection(RequestInfo request, String context, List<?> items) {
    ObjectNode node = mapper.createObjectNode();
    node.put("@odata.context", request.url().context(context));
    node.set("value", mapper.valueToTree(items));
    return node;
  }

  /** A bare array, for the operations that answer one. */
  public List<ObjectNode> array(List<?> items, Selection selection) {
    return items.stream().map(item -> selection.apply(node(item))).toList();
  }

  private ObjectNode node(Object body) {
    JsonNode node = mapper.valueToTree(body);
    return (ObjectNode) node;
  }
}
