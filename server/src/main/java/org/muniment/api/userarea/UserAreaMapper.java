package org.muniment.api.userarea;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muniment.api.ODataQuery;
import org.muniment.api.Selection;
import org.muniment.userarea.AreaEntry;
import org.muniment.userarea.PersonalCollection;
import org.muniment.userarea.UserArea;

/** What users keep for themselves as clients see it (contract: more resources §5). */
final class UserAreaMapper {
  static final String AREA = "Laserfiche.Repository.UserArea";
  static final String COLLECTION = "Laserfiche.Repository.PersonalCollection";

  private static final ODataQuery.Names AREA_MEMBERS = members(UserAreaDto.class);
  private static final ODataQuery.Names COLLECTION_MEMBERS = members(PersonalCollectionDto.class);

  private UserAreaMapper() {}

  private static ODataQuery.Names members(Class<? extends Record> type) {
    return ODataQuery.Names.of(
        Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList(),
        List.of());
  }

  static Selection ofArea(@Nullable String select) {
    return Selection.of(ODataQuery.parseSelect(AREA_MEMBERS, select), Set.of());
  }

  static Selection ofCollection(@Nullable String select) {
    return Selection.of(ODataQuery.parseSelect(COLLECTION_MEMBERS, select), Set.of());
  }

  static UserAreaDto area(UserArea area) {
    return new UserAreaDto(area.id(), area.name(), area.comment(), area.data());
  }

  static PersonalCollectionDto collection(PersonalCollection collection) {
    return new PersonalCollectionDto(collection.id(), collection.name(), collection.entryIds());
  }

  static List<UserAreaEntryDto> entries(List<AreaEntry> entries) {
    return entries.stream()
        .map(entry -> new UserAreaEntryDto(entry.entryId(), entry.fullPath()))
        .toList();
  }
}
