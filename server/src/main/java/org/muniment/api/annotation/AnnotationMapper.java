package org.muniment.api.annotation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muniment.annotation.Annotation;
import org.muniment.annotation.AnnotationChange;
import org.muniment.annotation.AnnotationShape;
import org.muniment.api.Answers;
import org.muniment.api.Callers;
import org.muniment.api.JsonProblems;
import org.muniment.api.ODataQuery;
import org.muniment.api.Selection;
import org.muniment.api.SortParams;
import org.muniment.error.MunimentException;
import org.muniment.identity.Sid;

/**
 * Annotations as clients see them. Shapes and wire types have the same members, so they are turned
 * into each other by way of JSON, and a change is what its JSON names put over what there is: a
 * member that is null is cleared where it can be, and left where it can't.
 */
@Singleton
class AnnotationMapper {
  private static final String CONTEXT = "Laserfiche.Repository.Annotation";

  private static final Map<String, Comparator<AnnotationDto>> ORDERS =
      Map.ofEntries(
          order("itemId", dto -> dto.itemId),
          order("pageNumber", dto -> dto.pageNumber),
          order("annotationType", dto -> dto.annotationType.name()),
          order("creator", dto -> dto.creator),
          order("createdTime", dto -> dto.createdTime),
          order("lastModifiedTime", dto -> dto.lastModifiedTime),
          order("isProtected", dto -> dto.isProtected),
          order("visibility", dto -> dto.visibility == null ? null : dto.visibility.name()),
          order("comment", dto -> dto.comment),
          order("zOrder", dto -> dto.zOrder),
          order("reasonId", dto -> dto.reasonId),
          order("accessType", dto -> dto.accessType == null ? null : dto.accessType.name()));

  private static final ODataQuery.Names NAMES = ODataQuery.Names.of(members(), ORDERS.keySet());

  private final ObjectMapper mapper;
  private final Answers answers;
  private final Callers callers;

  @Inject
  AnnotationMapper(ObjectMapper mapper, Answers answers, Callers callers) {
    this.mapper = mapper;
    this.answers = answers;
    this.callers = callers;
  }

  private static <K extends Comparable<K>> Map.Entry<String, Comparator<AnnotationDto>> order(
      String member, Function<AnnotationDto, @Nullable K> key) {
    return Map.entry(
        member, Comparator.comparing(key, Comparator.nullsFirst(Comparator.naturalOrder())));
  }

  /** The members of all types; selecting one that a type does not have leaves it absent. */
  private static Set<String> members() {
    Set<String> names = new TreeSet<>();
    for (AnnotationType type : AnnotationType.values()) {
      for (Field field : dtoClass(type).getFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          names.add(field.getName());
        }
      }
    }
    return names;
  }

  private static Class<? extends AnnotationDto> dtoClass(AnnotationType type) {
    return Arrays.stream(
            AnnotationDto.class
                .getAnnotation(com.fasterxml.jackson.annotation.JsonSubTypes.class)
                .value())
        .filter(each -> each.name().equals(type.name()))
        .findFirst()
        .orElseThrow()
        .value()
        .asSubclass(AnnotationDto.class);
  }

  List<ObjectNode> array(List<Annotation> annotations, int entryId, SortParams params) {
    ODataQuery query = params.parse(NAMES);
    return answers.array(
        annotations.stream()
            .map(annotation -> dto(annotation, entryId))
            .sorted(query.comparator(ORDERS, (one, other) -> 0))
            .toList(),
        Selection.of(query.select(), Set.of("annotationType")));
  }

  /** Checked before the work is done. */
  Selection selection(@Nullable String select) {
    return Selection.of(ODataQuery.parseSelect(NAMES, select), Set.of("annotationType"));
  }

  ObjectNode single(Annotation annotation, int entryId, Selection selection) {
    return answers.single(CONTEXT, dto(annotation, entryId), selection);
  }

  private AnnotationDto dto(Annotation annotation, int entryId) {
    AnnotationDto dto = dto(annotation.draft());
    dto.itemId = annotation.itemId();
    dto.entryId = entryId;
    dto.pageNumber = annotation.pageNumber();
    dto.creator = Sid.of(callers.current().repositoryId(), annotation.creatorId());
    dto.createdTime = annotation.created();
    dto.lastModifiedTime = annotation.modified();
    dto.isReadOnly = false;
    if (dto instanceof AttachmentAnnotationDto attachment) {
      attachment.attachmentLength = annotation.content() == null ? 0 : annotation.content().size();
    }
    return dto;
  }

  private AnnotationDto dto(Annotation.Draft draft) {
    AnnotationType type = AnnotationType.valueOf(draft.shape().type().name());
    AnnotationDto dto = mapper.convertValue(shapeTree(draft.shape(), type), dtoClass(type));
    Annotation.Common common = draft.common();
    dto.isProtected = common.isProtected();
    dto.visibility = AnnotationVisibility.valueOf(common.visibility().name());
    dto.comment = common.comment();
    dto.customData = common.customData();
    dto.zOrder = common.zOrder();
    dto.reasonId = common.reasonId();
    dto.accessType = AnnotationAccessControlType.valueOf(common.accessType().name());
    return dto;
  }

  private ObjectNode shapeTree(AnnotationShape shape, AnnotationType type) {
    ObjectNode tree = mapper.valueToTree(shape);
    tree.put("annotationType", type.name());
    return tree;
  }

  /**
   * Reads a body.
   *
   * @throws org.muniment.error.MunimentException INVALID_REQUEST
   */
  AnnotationChange change(ObjectNode body) {
    AnnotationDto given = read(() -> mapper.treeToValue(body, AnnotationDto.class));
    return new AnnotationChange() {
      @Override
      public org.muniment.annotation.AnnotationType type() {
        return org.muniment.annotation.AnnotationType.valueOf(given.annotationType.name());
      }

      @Override
      public Annotation.Draft apply(Annotation.Draft before) {
        AnnotationDto dto = dto(before);
        read(() -> mapper.readerForUpdating(dto).readValue(body));
        Integer reason = dto.reasonId;
        return new Annotation.Draft(
            new Annotation.Common(
                Boolean.TRUE.equals(dto.isProtected),
                dto.visibility == null
                    ? before.common().visibility()
                    : Annotation.Visibility.valueOf(dto.visibility.name()),
                dto.comment,
                dto.customData,
                dto.zOrder == null ? before.common().zOrder() : dto.zOrder,
                reason != null && reason == 0 ? null : reason,
                dto.accessType == null
                    ? before.common().accessType()
                    : Annotation.AccessType.valueOf(dto.accessType.name())),
            read(
                () ->
                    mapper.treeToValue(mapper.valueToTree(dto), AnnotationShape.classOf(type()))));
      }
    };
  }

  private interface Reading<T> {
    T read() throws JsonProcessingException, java.io.IOException;
  }

  private static <T> T read(Reading<T> reading) {
    try {
      return reading.read();
    } catch (java.io.IOException failure) {
      // A shape that refuses a member says more than the reader that it was read by.
      for (Throwable at = failure; at != null; at = at.getCause()) {
        if (at instanceof MunimentException refused) {
          throw refused;
        }
      }
      throw JsonProblems.translate(failure);
    }
  }
}
