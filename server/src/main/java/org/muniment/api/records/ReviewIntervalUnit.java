package org.muniment.api.records;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The unit of a review interval. */
@Schema(name = "ReviewIntervalUnit")
public enum ReviewIntervalUnit {
  NotApplicable,
  Day,
  Month
}
