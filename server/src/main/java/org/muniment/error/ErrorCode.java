package org.muniment.error;

/**
 * Every failure a caller can meet. The number is the error code on the wire, 0 for none (contract:
 * errors, "core code"); the type is the short identifier in the problem document.
 */
public enum ErrorCode {
  // requests
  INVALID_REQUEST(Kind.INVALID, "invalidRequest", 0, Source.API),
  INVALID_ENTRY_ID(Kind.INVALID, "invalidRequest", 0, Source.API),
  REQUEST_TOO_LARGE(Kind.TOO_LARGE, "requestTooLarge", 0, Source.API),
  UNSUPPORTED_MEDIA_TYPE(Kind.UNSUPPORTED_MEDIA_TYPE, "unsupportedMediaType", 0, Source.API),
  METHOD_NOT_ALLOWED(Kind.METHOD_NOT_ALLOWED, "methodNotAllowed", 0, Source.API),
  ROUTE_NOT_FOUND(Kind.NOT_FOUND, "notFound", 0, Source.API),
  INTERNAL(Kind.INTERNAL, "internalError", 0, Source.API),
  UNAVAILABLE(Kind.UNAVAILABLE, "unavailable", 0, Source.API),
  IDEMPOTENCY_KEY_REUSED(Kind.UNPROCESSABLE, "idempotencyKeyReused", 0, Source.API),
  TRANSFER_TIMEOUT(Kind.TIMEOUT, "timeout", 0, Source.API),
  BAD_DIGEST(Kind.INVALID, "badDigest", 0, Source.API),
  INVALID_DIGEST(Kind.INVALID, "invalidDigest", 0, Source.API),
  LINK_EXPIRED(Kind.FORBIDDEN, "linkExpired", 0, Source.API),

  // sign-in
  INVALID_TOKEN(Kind.UNAUTHENTICATED, "invalidToken", 0, Source.AUTHENTICATION),
  INVALID_CREDENTIALS(Kind.UNAUTHENTICATED, "invalidCredentials", 9010, Source.AUTHENTICATION),
  TOO_MANY_SIGN_INS(Kind.TOO_MANY, "tooManyRequests", 0, Source.AUTHENTICATION),
  INSUFFICIENT_SCOPE(Kind.FORBIDDEN, "insufficientScope", 0, Source.API),

  // repository
  REPOSITORY_NOT_FOUND(Kind.NOT_FOUND, "repositoryNotFound", 9018, Source.REPOSITORY),
  ACCESS_DENIED(Kind.FORBIDDEN, "accessDenied", 9013, Source.REPOSITORY),
  TRUSTEE_NOT_FOUND(Kind.NOT_FOUND, "trusteeNotFound", 9012, Source.REPOSITORY),

  // entries
  ENTRY_NOT_FOUND(Kind.NOT_FOUND, "entryNotFound", 9001, Source.REPOSITORY),
  NAME_CONFLICT(Kind.CONFLICT, "nameConflict", 9002, Source.REPOSITORY),
  VOLUME_NOT_FOUND(Kind.NOT_FOUND, "volumeNotFound", 9006, Source.REPOSITORY),
  PATH_TOO_LONG(Kind.INVALID, "pathTooLong", 9007, Source.REPOSITORY),
  INVALID_NAME(Kind.INVALID, "invalidName", 9019, Source.REPOSITORY),
  PATH_TOO_DEEP(Kind.INVALID, "pathTooDeep", 9033, Source.REPOSITORY),
  ENTRY_LOCKED(Kind.LOCKED, "entryLocked", 9014, Source.REPOSITORY),
  WRONG_ENTRY_TYPE(Kind.INVALID, "wrongEntryType", 9068, Source.REPOSITORY),
  INVALID_MOVE(Kind.INVALID, "invalidMove", 0, Source.REPOSITORY),
  RECORD_SERIES_COPY(Kind.INVALID, "recordSeriesCopy", 9263, Source.REPOSITORY),
  PAGE_NOT_FOUND(Kind.NOT_FOUND, "pageNotFound", 9021, Source.REPOSITORY),
  NOT_VERSIONED(Kind.CONFLICT, "notUnderVersionControl", 9098, Source.REPOSITORY),
  CHECKED_OUT(Kind.CONFLICT, "checkedOut", 9099, Source.REPOSITORY),
  CHECKED_OUT_PLACE(Kind.LOCKED, "checkedOut", 9232, Source.REPOSITORY),
  NOT_CHECKED_OUT(Kind.CONFLICT, "notCheckedOut", 9100, Source.REPOSITORY),
  LOCK_NOT_FOUND(Kind.NOT_FOUND, "lockNotFound", 9240, Source.REPOSITORY),
  NO_ELECTRONIC_DOCUMENT(Kind.INVALID, "noElectronicDocument", 0, Source.REPOSITORY),
  CONTENT_INCOMPLETE(Kind.INVALID, "contentIncomplete", 0, Source.API),

  // records management
  RECORD_SERIES_PLACE(Kind.INVALID, "recordSeriesPlace", 9114, Source.REPOSITORY),
  RECORD_SERIES_CODE_TAKEN(Kind.CONFLICT, "recordSeriesCodeTaken", 9242, Source.REPOSITORY),
  RECORD_EVENT_NOT_SET(Kind.CONFLICT, "recordEventNotSet", 9115, Source.REPOSITORY),
  RECORD_MEMBER_UNFIT(Kind.INVALID, "recordMemberUnfit", 9116, Source.REPOSITORY),
  RECORD_FOLDER_CLOSED(Kind.CONFLICT, "recordFolderClosed", 9117, Source.REPOSITORY),
  NOT_A_RECORD(Kind.NOT_FOUND, "notARecord", 9001, Source.REPOSITORY),

  // annotations and stamps
  ANNOTATION_NOT_FOUND(Kind.NOT_FOUND, "annotationNotFound", 9060, Source.REPOSITORY),
  ANNOTATION_REASON_NOT_FOUND(Kind.NOT_FOUND, "annotationReasonNotFound", 0, Source.REPOSITORY),
  ANNOTATION_REASON_IN_USE(Kind.CONFLICT, "annotationReasonInUse", 0, Source.REPOSITORY),
  STAMP_NOT_FOUND(Kind.NOT_FOUND, "stampNotFound", 9096, Source.REPOSITORY),

  // definitions
  FIELD_NOT_FOUND(Kind.NOT_FOUND, "fieldNotFound", 9016, Source.REPOSITORY),
  TEMPLATE_NOT_FOUND(Kind.NOT_FOUND, "templateNotFound", 9015, Source.REPOSITORY),
  TAG_NOT_FOUND(Kind.NOT_FOUND, "tagNotFound", 9077, Source.REPOSITORY),
  LINK_DEFINITION_NOT_FOUND(Kind.NOT_FOUND, "linkDefinitionNotFound", 9094, Source.REPOSITORY),
  ATTRIBUTE_NOT_FOUND(Kind.NOT_FOUND, "attributeNotFound", 9080, Source.REPOSITORY),
  FIELD_NAME_TAKEN(Kind.INVALID, "nameConflict", 9002, Source.REPOSITORY),
  INVALID_CONSTRAINT(Kind.INVALID, "invalidConstraint", 9337, Source.REPOSITORY),
  FORMAT_MISMATCH(Kind.INVALID, "formatMismatch", 9348, Source.REPOSITORY),
  TEMPLATE_IN_USE(Kind.CONFLICT, "templateInUse", 9119, Source.REPOSITORY),
  MERGE_CONFLICT(Kind.INVALID, "mergeConflict", 9247, Source.REPOSITORY),
  FIELDS_INCOMPATIBLE(Kind.INVALID, "fieldsIncompatible", 9154, Source.REPOSITORY),
  DATA_LOSS_EXPECTED(Kind.INVALID, "data_loss_expected", 9511, Source.REPOSITORY),

  // metadata of entries
  LINK_TO_ITSELF(Kind.INVALID, "linkToItself", 9235, Source.REPOSITORY),
  IMPORT_TEMPLATE_NOT_FOUND(Kind.NOT_FOUND, "templateNotFound", 204, Source.REPOSITORY),

  // field values
  INVALID_FIELD_VALUE(Kind.INVALID, "invalidFieldValue", 9017, Source.REPOSITORY),
  FIELD_VALUE_TOO_LONG(Kind.INVALID, "fieldValueTooLong", 9020, Source.REPOSITORY),
  REQUIRED_FIELD_EMPTY(Kind.INVALID, "requiredFieldEmpty", 9066, Source.REPOSITORY),
  CONSTRAINT_VIOLATED(Kind.INVALID, "constraintViolated", 9072, Source.REPOSITORY),

  // what users keep for themselves
  USER_AREA_NOT_FOUND(Kind.NOT_FOUND, "userAreaNotFound", 9218, Source.REPOSITORY),
  COLLECTION_NOT_FOUND(Kind.NOT_FOUND, "collectionNotFound", 9218, Source.REPOSITORY),

  // searches
  SEARCH_SYNTAX(Kind.INVALID, "searchSyntax", 9084, Source.REPOSITORY),
  SEARCH_DATE_OUT_OF_RANGE(Kind.INVALID, "searchDateOutOfRange", 9170, Source.REPOSITORY),
  SEARCH_FIELD_NOT_FOUND(Kind.INVALID, "fieldNotFound", 9016, Source.REPOSITORY),
  SEARCH_TEMPLATE_NOT_FOUND(Kind.INVALID, "templateNotFound", 9015, Source.REPOSITORY),
  SEARCH_FOLDER_NOT_FOUND(Kind.INVALID, "entryNotFound", 9001, Source.REPOSITORY),
  SEARCH_TOO_BROAD(Kind.INVALID, "searchTooBroad", 0, Source.REPOSITORY),
  SEARCH_NOT_FOUND(Kind.NOT_FOUND, "searchNotFound", 0, Source.REPOSITORY),
  SEARCH_NOT_COMPLETED(Kind.INVALID, "searchNotCompleted", 9527, Source.REPOSITORY),
  SEARCH_ROW_NOT_FOUND(Kind.NOT_FOUND, "searchRowNotFound", 0, Source.REPOSITORY),
  SEARCH_TIMEOUT(Kind.TIMEOUT, "searchTimeout", 9169, Source.REPOSITORY),

  // tasks
  TEST_FAILURE(Kind.INVALID, "testFailure", 0, Source.API),
  MORE_PROBLEMS(Kind.INVALID, "moreProblems", 0, Source.API),
  TOO_MANY_OPERATIONS(Kind.TOO_MANY, "tooManyOperations", 0, Source.API),
  TOO_MANY_SEARCHES(Kind.TOO_MANY, "tooManySearches", 9035, Source.REPOSITORY);

  /** What the caller should make of a failure; the HTTP status follows from it. */
  public enum Kind {
    INVALID,
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_FOUND,
    METHOD_NOT_ALLOWED,
    TIMEOUT,
    CONFLICT,
    TOO_LARGE,
    UNSUPPORTED_MEDIA_TYPE,
    UNPROCESSABLE,
    LOCKED,
    TOO_MANY,
    INTERNAL,
    UNAVAILABLE
  }

  /** Which part of the server refused (contract: overview §7, {@code errorSource}). */
  public enum Source {
    API("Api Server"),
    REPOSITORY("Laserfiche Server"),
    AUTHENTICATION("Authentication Services");

    private final String wireName;

    Source(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }
  }

  private final Kind kind;
  private final String type;
  private final int number;
  private final Source source;

  ErrorCode(Kind kind, String type, int number, Source source) {
    this.kind = kind;
    this.type = type;
    this.number = number;
    this.source = source;
  }

  public Kind kind() {
    return kind;
  }

  public String type() {
    return type;
  }

  /** The {@code errorCode} of the problem document; 0 means there is none. */
  public int number() {
    return number;
  }

  public Source source() {
    return source;
  }
}
