package org.muniment.api.records;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What records can be due for. */
@Schema(name = "EligibleRecordsAction")
public enum EligibleRecordsAction {
  Disposition,
  Transfer
}
