package org.muniment.api.entry;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A record series. */
@Schema(
    name = "RecordSeries",
    allOf = {EntryDto.class})
public final class RecordSeriesDto extends EntryDto {

  public RecordSeriesDto() {
    super(EntryType.RecordSeries);
  }
}
