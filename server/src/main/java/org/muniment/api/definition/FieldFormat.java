package org.muniment.api.definition;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the values of a field are shown. */
@Schema(name = "FieldFormat")
public enum FieldFormat {
  None,
  ShortDate,
  LongDate,
  ShortDateTime,
  LongDateTime,
  ShortTime,
  LongTime,
  GeneralNumber,
  Currency,
  Percent,
  Scientific,
  Custom
}
