package org.muniment.seed;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.muniment.annotation.AnnotationShape;
import org.muniment.annotation.AnnotationType;
import org.muniment.error.MunimentException;

/**
 * Turns the shapes of annotations into what a seed says of them, and back. Both have the same
 * members, so this goes by way of JSON; what a new annotation of the type has anyway is not said.
 */
final class AnnotationMembers {
  /** How a seed says that there is no colour. */
  static final String TRANSPARENT = "transparent";

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** What is said apart from the shape, whatever the type. */
  private static final Set<String> COMMON =
      Set.of(
          "type",
          "creator",
          "visibility",
          "isProtected",
          "accessType",
          "zOrder",
          "reason",
          "comment",
          "customData");

  /** What the shape doesn't have, and which types have it. */
  private static final Map<String, Set<AnnotationType>> OWN =
      Map.of(
          "stamp", Set.of(AnnotationType.Stamp),
          "file", Set.of(AnnotationType.Attachment, AnnotationType.Bitmap, AnnotationType.Stamp),
          "ofOtherText", Set.of(AnnotationType.Redaction));

  private static final String STAMP_ID = "stampId";

  private static final Map<AnnotationType, ObjectNode> INITIAL =
      Arrays.stream(AnnotationType.values())
          .collect(
              Collectors.toUnmodifiableMap(
                  type -> type, type -> MAPPER.valueToTree(AnnotationShape.initial(type))));

  private AnnotationMembers() {}

  /**
   * @throws MunimentException INVALID_REQUEST for a member that the type doesn't have or that is
   *     out of range
   */
  static AnnotationShape shape(AnnotationType type, SeedMark said) {
    ObjectNode tree = initial(type).deepCopy();
    ObjectNode given = MAPPER.valueToTree(said);
    for (Map.Entry<String, JsonNode> member : given.properties()) {
      String name = member.getKey();
      JsonNode value = member.getValue();
      if (COMMON.contains(name) || OWN.getOrDefault(name, Set.of()).contains(type)) {
        continue;
      }
      if (!tree.has(name) || name.equals(STAMP_ID)) {
        throw SeedService.refusal(
            "an annotation of the type "
                + type
                + " has no '"
                + name
                + "'; it has "
                + String.join(", ", names(type, tree)));
      }
      if (isColor(name) && value.asText().equals(TRANSPARENT)) {
        tree.putNull(name);
      } else {
        tree.set(name, value);
      }
    }
    try {
      return MAPPER.treeToValue(tree, AnnotationShape.classOf(type));
    } catch (IOException failure) {
      for (Throwable at = failure; at != null; at = at.getCause()) {
        if (at instanceof MunimentException refused) {
          throw refused;
        }
      }
      throw new IllegalStateException(failure);
    }
  }

  /** What is to be said of a shape, without what all annotations have. */
  static ObjectNode said(AnnotationShape shape) {
    ObjectNode initial = initial(shape.type());
    ObjectNode tree = MAPPER.valueToTree(shape);
    ObjectNode said = MAPPER.createObjectNode();
    for (Map.Entry<String, JsonNode> member : tree.properties()) {
      JsonNode value = member.getValue();
      if (!member.getKey().equals(STAMP_ID) && !value.equals(initial.get(member.getKey()))) {
        said.set(member.getKey(), value.isNull() ? TextNode.valueOf(TRANSPARENT) : value);
      }
    }
    return said;
  }

  static SeedMark mark(ObjectNode said) {
    return MAPPER.convertValue(said, SeedMark.class);
  }

  private static ObjectNode initial(AnnotationType type) {
    return Objects.requireNonNull(INITIAL.get(type));
  }

  private static boolean isColor(String name) {
    return name.equals("color") || name.endsWith("Color");
  }

  private static Set<String> names(AnnotationType type, ObjectNode shape) {
    Set<String> names = new TreeSet<>(COMMON);
    shape.fieldNames().forEachRemaining(names::add);
    names.remove(STAMP_ID);
    OWN.forEach(
        (name, types) -> {
          if (types.contains(type)) {
            names.add(name);
          }
        });
    return names;
  }
}
