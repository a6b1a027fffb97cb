package org.muniment.api.definition;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The types of field. */
@Schema(name = "FieldType")
public enum FieldType {
  DateTime,
  Blob,
  Date,
  ShortInteger,
  LongInteger,
  List,
  Number,
  String,
  Time
}
