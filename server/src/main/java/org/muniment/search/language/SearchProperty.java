package org.muniment.search.language;

import static org.muniment.search.language.SearchNamespace.LF;
import static org.muniment.search.language.SearchNamespace.LFGEO;
import static org.muniment.search.language.SearchNamespace.LFRM;
import static org.muniment.search.language.SearchNamespace.LFSIG;
import static org.muniment.search.language.SearchNamespace.LFVER;
import static org.muniment.search.language.SearchOption.ANNOTATION_TYPE;
import static org.muniment.search.language.SearchOption.BASIC_OPTION;
import static org.muniment.search.language.SearchOption.ENTRY_TYPE;
import static org.muniment.search.language.SearchOption.SUBFOLDERS;
import static org.muniment.search.language.ValueKind.CHOICE;
import static org.muniment.search.language.ValueKind.CHOICES;
import static org.muniment.search.language.ValueKind.CONTAINED_TEXT;
import static org.muniment.search.language.ValueKind.DATE;
import static org.muniment.search.language.ValueKind.FOLDER;
import static org.muniment.search.language.ValueKind.INDEXED_TEXT;
import static org.muniment.search.language.ValueKind.KEYWORDS;
import static org.muniment.search.language.ValueKind.NUMBER;
import static org.muniment.search.language.ValueKind.TEXT;
import static org.muniment.search.language.ValueKind.YES_NO;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every keyword of the language with what it takes (contract: search-syntax §4). */
public enum SearchProperty {
  BASIC(LF, "Basic", KEYWORDS, Set.of(BASIC_OPTION, ENTRY_TYPE)),

  NAME(LF, "Name", INDEXED_TEXT, Set.of(ENTRY_TYPE)),
  PARENT_NAME(LF, "ParentName", TEXT),
  CHILD_NAME(LF, "ChildName", TEXT, Set.of(ENTRY_TYPE)),
  ID(LF, "ID", NUMBER),
  LOOK_IN(LF, "LookIn", FOLDER, Set.of(SUBFOLDERS)),
  VOLUME_NAME(LF, "VolName", TEXT),
  VOLUME_ID(LF, "VolId", NUMBER),

  CREATOR(LF, "Creator", TEXT),
  LAST_MODIFIED_BY(LF, "LastModifiedBy", TEXT),
  OWNER(LF, "Owner", TEXT),
  CHECK_OUT_USER(LF, "CheckOutUser", TEXT),
  CHECK_OUT_USER_ID(LF, "CheckOutUserId", NUMBER),
  CREATED(LF, "Created", DATE),
  MODIFIED(LF, "Modified", DATE),

  EXTENSION(LF, "Ext", INDEXED_TEXT),
  HAS_IMAGES(LF, "Img", YES_NO),
  HAS_PAGES(LF, "AssociatedPages", YES_NO),
  PAGE_COUNT(LF, "PageCount", NUMBER),
  OCR(LF, "OCR", CHOICE, List.of("All", "Some", "None")),
  INDEXED(LF, "Indexed", YES_NO),
  IMAGE_SIZE(LF, "ImageSize", NUMBER),
  TEXT_SIZE(LF, "TextSize", NUMBER),
  TOTAL_IMAGE_SIZE(LF, "TotalImageSize", NUMBER),
  TOTAL_TEXT_SIZE(LF, "TotalTextSize", NUMBER),
  ELECTRONIC_DOCUMENT_SIZE(LF, "EDocSize", NUMBER),

  ANNOTATION_TEXT(LF, "AnnText", CONTAINED_TEXT, Set.of(ANNOTATION_TYPE)),
  STICKY_NOTE(LF, "Sticky", CONTAINED_TEXT),
  CALLOUT(LF, "Callout", CONTAINED_TEXT),
  TEXT_BOX(LF, "TextBox", CONTAINED_TEXT),
  ANNOTATION_COMMENT(LF, "AnnComment", CONTAINED_TEXT),
  ANNOTATION_CREATOR(LF, "AnnCreator", TEXT),
  ANNOTATION_TYPE_NAME(
      LF,
      "AnnType",
      CHOICE,
      List.of(
          "note",
          "highlight",
          "redaction",
          "textbox",
          "callout",
          "stamp",
          "bitmap",
          "rectangle",
          "line",
          "freehand",
          "attachment",
          "link",
          "strikethrough",
          "underline")),
  ANNOTATION_PAGE(LF, "AnnPage", NUMBER),
  ANNOTATION_COLOR(LF, "AnnColor", NUMBER),
  ANNOTATION_STAMP_NAME(LF, "AnnStampName", TEXT),

  TAGS(LF, "Tags", TEXT),
  TAG_COMMENT(LF, "TagComment", CONTAINED_TEXT),
  RELATION(LF, "Relation", TEXT),
  RELATION_SOURCE(LF, "RelationSRC", TEXT),
  RELATION_TARGET(LF, "RelationDST", TEXT),
  LINK_GROUP_COMMENT(LF, "LinkGroupComment", CONTAINED_TEXT),

  TEMPLATE_NAME(LF, "TemplateName", TEXT),
  TEMPLATE_ID(LF, "TemplateId", NUMBER),

  GEO_TEXT(LF, "GeoText", TEXT),
  HOLD(LF, "Hold", YES_NO),
  HOLD_REASON(LF, "HoldReason", TEXT),
  HOLD_DUE_DATE(LF, "HoldDueDate", DATE),

  VERSION_MODIFIED_BY(LFVER, "ModifiedBy", TEXT),
  VERSION_COMMENT(LFVER, "Comment", CONTAINED_TEXT),
  VERSION_LABEL(LFVER, "Label", TEXT),
  VERSION_MODIFIED(LFVER, "Modified", DATE),
  VERSION_NUMBER(LFVER, "Version", NUMBER),

  SIGNED_BY(LFSIG, "SignedBy", TEXT),
  CERTIFICATE_SUBJECT(LFSIG, "CertSubject", INDEXED_TEXT),
  SIGNED_DATE(LFSIG, "SignedDate", DATE),
  SIGNATURE_COMMENT(LFSIG, "Comment", CONTAINED_TEXT),

  LOCATION_TYPE(LFGEO, "Type", TEXT),
  LOCATION_DISTANCE(LFGEO, "Distance", NUMBER),
  LOCATION_OBJECT(LFGEO, "Object", TEXT),

  CURRENT_LOCATION(LFRM, "CurrentLocation", TEXT),
  ACTUAL_CUTOFF_DATE(LFRM, "ActualCutoffDate", DATE),
  CUTOFF_INSTRUCTION_ID(LFRM, "CoffCritID", NUMBER),
  RETENTION_TYPE(
      LFRM, "RetentionType", CHOICES, List.of("E", "T", "N", "S", "I", "R", "L", "NULL")),
  ELIGIBLE_FOR_CUTOFF(LFRM, "EligibleForCutoff", DATE),
  DISPOSITION_AUTHORITY(LFRM, "DispositionAuthority", TEXT),
  ELIGIBLE_DISPOSITION(LFRM, "DispEligibilityAction", CHOICE, List.of("U", "T", "A", "D")),
  ELIGIBILITY_DATE(LFRM, "EligibilityDate", DATE),
  IMMEDIATE_DISPOSITION(LFRM, "ImmediateDispEligibility", CHOICE, List.of("U", "T", "A", "D")),
  FINAL_DISPOSITION(LFRM, "FinalDispAction", CHOICE, List.of("A", "D", "N")),
  EVENT(LFRM, "Event", TEXT),
  SET_EVENT(LFRM, "SetEvent", TEXT),
  PERMANENT_RECORD(LFRM, "PermanentRecord", YES_NO),
  VITAL_RECORD(LFRM, "VitalRecord", YES_NO),
  NEXT_REVIEW_DATE(LFRM, "NextReviewDate", DATE),
  LAST_REVIEW_DATE(LFRM, "LastReviewDate", DATE),
  REVIEW_CYCLE(LFRM, "VitalRecordReviewCycle", TEXT),
  SERIES_CODE(LFRM, "Code", TEXT),
  SERIES_DESCRIPTION(LFRM, "SeriesDesc", TEXT);

  private static final Map<String, SearchProperty> BY_TITLE = new HashMap<>();

  static {
    for (SearchProperty property : values()) {
      BY_TITLE.put(property.title().toLowerCase(Locale.ROOT), property);
    }
  }

  private final SearchNamespace namespace;
  private final String keyword;
  private final ValueKind kind;
  private final Set<SearchOption> options;
  private final List<String> choices;

  SearchProperty(SearchNamespace namespace, String keyword, ValueKind kind) {
    this(namespace, keyword, kind, Set.of(), List.of());
  }

  SearchProperty(
      SearchNamespace namespace, String keyword, ValueKind kind, Set<SearchOption> options) {
    this(namespace, keyword, kind, options, List.of());
  }

  SearchProperty(SearchNamespace namespace, String keyword, ValueKind kind, List<String> choices) {
    this(namespace, keyword, kind, Set.of(), choices);
  }

  SearchProperty(
      SearchNamespace namespace,
      String keyword,
      ValueKind kind,
      Set<SearchOption> options,
      List<String> choices) {
    this.namespace = namespace;
    this.keyword = keyword;
    this.kind = kind;
    this.options = options;
    this.choices = choices;
  }

  public SearchNamespace namespace() {
    return namespace;
  }

  /** The word after the colon, in the usual spelling; its case does not matter. */
  public String keyword() {
    return keyword;
  }

  public ValueKind kind() {
    return kind;
  }

  public Set<SearchOption> options() {
    return options;
  }

  /** The words that a value may be, in their usual spelling; empty when the kind has no list. */
  public List<String> choices() {
    return choices;
  }

  /** The full name, such as {@code LF:Name}. */
  public String title() {
    return namespace + ":" + keyword;
  }

  static Optional<SearchProperty> find(SearchNamespace namespace, String keyword) {
    return Optional.ofNullable(BY_TITLE.get((namespace + ":" + keyword).toLowerCase(Locale.ROOT)));
  }

  static List<String> titles() {
    return Arrays.stream(values()).map(SearchProperty::title).toList();
  }
}
