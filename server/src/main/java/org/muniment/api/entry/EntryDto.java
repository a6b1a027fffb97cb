package org.muniment.api.entry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.muniment.api.ApiTimes;

/** What all entries have in common. */
@Schema(
    name = "Entry",
    discriminatorProperty = "entryType",
    discriminatorMapping = {
      @DiscriminatorMapping(value = "Folder", schema = FolderDto.class),
      @DiscriminatorMapping(value = "RecordSeries", schema = RecordSeriesDto.class),
      @DiscriminatorMapping(value = "Document", schema = DocumentDto.class),
      @DiscriminatorMapping(value = "Shortcut", schema = ShortcutDto.class)
    },
    requiredProperties = {"entryType"})
@JsonPropertyOrder("@odata.type")
public abstract class EntryDto {
  @JsonProperty("@odata.type")
  public final String odataType;

  public int id;
  public @Nullable String name;
  public @Nullable Integer parentId;
  public @Nullable String fullPath;
  public @Nullable String folderPath;
  public @Nullable String creator;

  @JsonSerialize(using = ApiTimes.Seconds.class)
  public @Nullable Instant creationTime;

  @JsonSerialize(using = ApiTimes.Seconds.class)
  public @Nullable Instant lastModifiedTime;

  public final EntryType entryType;
  public boolean isContainer;
  public boolean isLeaf;
  public @Nullable String templateName;
  public int templateId;

  @JsonInclude(JsonInclude.Include.NON_NULL)
  public @Nullable List<String> templateFieldNames;

  public @Nullable String volumeName;

  @JsonInclude(JsonInclude.Include.NON_NULL)
  public @Nullable Integer rowNumber;

  @JsonInclude(JsonInclude.Include.NON_NULL)
  public @Nullable List<FieldDto> fields;

  protected EntryDto(EntryType entryType) {
    this.entryType = entryType;
    this.odataType = "#Laserfiche.Repository." + entryType;
  }
}
