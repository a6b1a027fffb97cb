package org.muniment.api.definition;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muniment.api.WholeListing;
import org.muniment.definition.Attribute;
import org.muniment.definition.Color;
import org.muniment.definition.FieldDefinition;
import org.muniment.definition.LinkDefinition;
import org.muniment.definition.TagDefinition;
import org.muniment.definition.TemplateDefinition;
import org.muniment.definition.TemplateField;
import org.muniment.definition.Watermark;

/** Definitions as clients see them (contract: definitions). */
public final class DefinitionMapper {
  static final String FIELD = "Laserfiche.Repository.FieldDefinition";
  static final String TEMPLATE = "Laserfiche.Repository.TemplateDefinition";
  static final String TAG = "Laserfiche.Repository.TagDefinition";
  static final String LINK = "Laserfiche.Repository.LinkDefinition";
  static final String ATTRIBUTE = "Laserfiche.Repository.Attribute";

  static final WholeListing<FieldDefinitionDto> FIELDS = listing(FieldDefinitionDto.class, FIELD);
  static final WholeListing<TemplateDefinitionDto> TEMPLATES =
      listing(TemplateDefinitionDto.class, TEMPLATE);
  static final WholeListing<TemplateFieldDefinitionDto> TEMPLATE_FIELDS =
      listing(TemplateFieldDefinitionDto.class, "Laserfiche.Repository.TemplateFieldDefinition");
  static final WholeListing<TagDefinitionDto> TAGS = listing(TagDefinitionDto.class, TAG);
  static final WholeListing<LinkDefinitionDto> LINKS = listing(LinkDefinitionDto.class, LINK);
  static final WholeListing<AttributeDto> ATTRIBUTES = listing(AttributeDto.class, ATTRIBUTE);
  static final WholeListing<ListValuesResponse> LIST_VALUES =
      listing(ListValuesResponse.class, "Laserfiche.Repository.ListValuesResponse");
  static final WholeListing<FieldPropertiesResponse> FIELD_PROPERTIES =
      listing(FieldPropertiesResponse.class, "Laserfiche.Repository.FieldPropertiesResponse");
  static final WholeListing<TemplatePropertiesResponse> TEMPLATE_PROPERTIES =
      listing(TemplatePropertiesResponse.class, "Laserfiche.Repository.TemplatePropertiesResponse");
  static final WholeListing<AssignedEntryCountResponse> COUNTS =
      listing(AssignedEntryCountResponse.class, "Laserfiche.Repository.AssignedEntryCountResponse");

  private DefinitionMapper() {}

  private static <T extends Record> WholeListing<T> listing(Class<T> type, String name) {
    return new WholeListing<>(type, "Collection(" + name + ")");
  }

  static FieldDefinitionDto field(FieldDefinition field) {
    return new FieldDefinitionDto(
        field.name(),
        field.displayName(),
        field.id(),
        field.description(),
        FieldType.valueOf(field.type().wireName()),
        field.length(),
        field.defaultValue(),
        field.multiValue(),
        field.required(),
        field.constraint(),
        field.constraintError(),
        field.listValues(),
        FieldFormat.valueOf(field.format().wireName()),
        field.currency(),
        field.formatPattern(),
        field.indexed(),
        field.indexedForReporting(),
        field.warnIfBlank(),
        field.hideListValues(),
        field.autoExtract());
  }

  static TemplateFieldDefinitionDto templateField(TemplateField inTemplate) {
    FieldDefinitionDto field = field(inTemplate.field());
    Integer groupId = inTemplate.groupId();
    List<Integer> parentIds = inTemplate.parentIds();
    return new TemplateFieldDefinitionDto(
        field.name(),
        field.displayName(),
        field.id(),
        field.description(),
        field.fieldType(),
        field.length(),
        field.defaultValue(),
        field.isMultiValue(),
        field.isRequired(),
        field.constraint(),
        field.constraintError(),
        field.listValues(),
        field.format(),
        field.currency(),
        field.formatPattern(),
        field.isIndexed(),
        field.isIndexedForReporting(),
        field.warnIfBlank(),
        field.hideListValues(),
        field.autoExtract(),
        parentIds == null ? null : new RuleDto(parentIds),
        groupId == null ? 0 : groupId,
        inTemplate.groupName(),
        inTemplate.localDescription());
  }

  static TemplateDefinitionDto template(TemplateDefinition template) {
    Color color = template.color();
    return new TemplateDefinitionDto(
        template.id(),
        template.name(),
        template.displayName(),
        template.description(),
        color == null ? null : new LFColorDto(color.a(), color.r(), color.g(), color.b()),
        template.fieldCount(),
        template.autoAssignable());
  }

  static @Nullable Color color(@Nullable LFColorDto color) {
    return color == null ? null : new Color(color.a(), color.r(), color.g(), color.b());
  }

  static TagDefinitionDto tag(TagDefinition tag) {
    return new TagDefinitionDto(
        tag.id(),
        tag.name(),
        tag.displayName(),
        tag.description(),
        tag.secure(),
        watermark(tag.watermark()));
  }

  /** The watermark of a tag, or null for none. */
  public static @Nullable TagDefinitionWatermarkDto watermark(@Nullable Watermark watermark) {
    return watermark == null
        ? null
        : new TagDefinitionWatermarkDto(
            watermark.text(),
            watermark.pageSpanPercentage(),
            WatermarkPosition.valueOf(watermark.position()),
            watermark.rotationAngle(),
            watermark.mandatory(),
            watermark.opacity());
  }

  static LinkDefinitionDto link(LinkDefinition link) {
    return new LinkDefinitionDto(
        link.id(), link.sourceLabel(), link.targetLabel(), link.description());
  }

  static AttributeDto attribute(Attribute attribute) {
    return new AttributeDto(attribute.key(), attribute.value());
  }
}
