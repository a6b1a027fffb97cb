package org.muniment.userarea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muniment.userarea.UserAreaFixture.together;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muniment.entry.Entry;
import org.muniment.error.ErrorCode;

/** Several clients of one user at once. */
class UserAreaConcurrencyTest {
  private static final int CLIENTS = 6;
  private static final int ROUNDS = 10;

  private final UserAreaFixture on = new UserAreaFixture();

  @AfterEach
  void close() {
    on.close();
  }

  private static <T> List<Callable<T>> clients(java.util.function.IntFunction<Callable<T>> work) {
    List<Callable<T>> all = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      all.add(work.apply(client));
    }
    return all;
  }

  @Test
  void theFirstStars_allStay() throws Exception {
    List<Integer> documents = on.documents(CLIENTS + 1);
    int shared = documents.get(CLIENTS);
    List<List<AreaEntry>> answers =
        together(
            ErrorCode.INTERNAL,
            clients(
                client -> () -> on.starred.star(on.ann, List.of(documents.get(client), shared))));

    assertThat(on.starred.list(on.ann))
        .extracting(AreaEntry::entryId)
        .containsExactlyInAnyOrderElementsOf(documents);
    assertThat(answers).contains(on.starred.list(on.ann));
    assertThat(on.rows("user_area")).isEqualTo(1);
  }

  @Test
  void oneName_isGivenOnce() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String name = "name " + round;
      List<PersonalCollection> made =
          together(
              ErrorCode.NAME_CONFLICT,
              clients(
                  client ->
                      () ->
                          on.collections.create(
                              on.ann, client % 2 == 0 ? name : name.toUpperCase())));
      assertThat(made.stream().filter(Objects::nonNull)).hasSize(1);
      List<UserArea> areas =
          together(
              ErrorCode.NAME_CONFLICT,
              clients(client -> () -> on.areas.create(on.ann, name, "c" + client, null)));
      assertThat(areas.stream().filter(Objects::nonNull))
          .containsExactly(
              on.areas.list(on.ann).stream()
                  .filter(area -> area.name().equals(name))
                  .findFirst()
                  .orElseThrow());
    }
    assertThat(on.collections.list(on.ann)).hasSize(ROUNDS);
    assertThat(on.areas.list(on.ann)).hasSize(ROUNDS);
  }

  @Test
  void oneOfManyRenames_toTheSameName_wins() throws Exception {
    List<PersonalCollection> made = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      made.add(on.collections.create(on.ann, "c" + client));
    }
    for (int round = 0; round < ROUNDS; round++) {
      String name = "round " + round;
      List<PersonalCollection> renamed =
          together(
              ErrorCode.NAME_CONFLICT,
              clients(client -> () -> on.collections.rename(on.ann, made.get(client).id(), name)));
      assertThat(renamed.stream().filter(Objects::nonNull)).hasSize(1);
      assertThat(on.collections.list(on.ann))
          .hasSize(CLIENTS)
          .extracting(PersonalCollection::name)
          .containsOnlyOnce(name);
    }
  }

  @Test
  void theLimit_holds() throws Exception {
    for (int n = 0; n < PersonalCollectionService.MOST_COLLECTIONS - 2; n++) {
      on.collections.create(on.ann, "c" + n);
    }
    List<PersonalCollection> made =
        together(
            ErrorCode.INVALID_REQUEST,
            clients(client -> () -> on.collections.create(on.ann, "late " + client)));
    assertThat(made.stream().filter(Objects::nonNull)).hasSize(2);
    assertThat(on.collections.list(on.ann)).hasSize(PersonalCollectionService.MOST_COLLECTIONS);
  }

  @Test
  void entries_addedToAFullArea_atOnce_keepTheLimit() throws Exception {
    List<Integer> most = on.documents(AreaEntries.MOST - 2);
    List<Integer> more = on.documents(CLIENTS);
    int area = on.areas.create(on.ann, "a", null, null).id();
    on.areas.addEntries(on.ann, area, most);
    List<List<AreaEntry>> added =
        together(
            ErrorCode.INVALID_REQUEST,
            clients(client -> () -> on.areas.addEntries(on.ann, area, List.of(more.get(client)))));
    assertThat(added.stream().filter(Objects::nonNull)).hasSize(2);
    assertThat(on.areas.entries(on.ann, area)).hasSize(AreaEntries.MOST);
  }

  @Test
  void addsAndRemoves_ofOtherEntries_doNotMeet() throws Exception {
    List<Integer> documents = on.documents(CLIENTS);
    int area = on.areas.create(on.ann, "a", null, null).id();
    for (int round = 0; round < ROUNDS; round++) {
      on.areas.addEntries(on.ann, area, documents.subList(0, CLIENTS / 2));
      on.areas.removeEntries(on.ann, area, documents.subList(CLIENTS / 2, CLIENTS));
      together(
          ErrorCode.INTERNAL,
          clients(
              client ->
                  () ->
                      client < CLIENTS / 2
                          ? on.areas.removeEntries(on.ann, area, List.of(documents.get(client)))
                          : on.areas.addEntries(on.ann, area, List.of(documents.get(client)))));
      assertThat(on.areas.entries(on.ann, area))
          .extracting(AreaEntry::entryId)
          .containsExactlyInAnyOrderElementsOf(documents.subList(CLIENTS / 2, CLIENTS));
    }
  }

  @Test
  void anAreaThatIsDeleted_takesWhatIsAddedWithIt() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      int area = on.areas.create(on.ann, "a", null, null).id();
      together(
          ErrorCode.USER_AREA_NOT_FOUND,
          clients(
              client ->
                  () -> {
                    if (client == 0) {
                      on.areas.delete(on.ann, area);
                      return List.of();
                    }
                    return on.areas.addEntries(on.ann, area, List.of(Entry.ROOT));
                  }));
      assertThat(on.areas.list(on.ann)).isEmpty();
      assertThat(on.rows("user_area_entry")).isZero();
    }
  }

  @Test
  void openings_ofManyClients_areWrittenByManyNodes() throws Exception {
    List<Integer> documents = on.documents(RecentEntryService.MOST / 2);
    List<RecentEntryService> nodes = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      nodes.add(new RecentEntryService(on.database, on.access, on.entries, on.clock));
    }
    together(
        ErrorCode.INTERNAL,
        clients(
            client ->
                () -> {
                  for (int n = 0; n < documents.size(); n++) {
                    int place = client % 2 == 0 ? n : documents.size() - 1 - n;
                    nodes.get(client).opened(on.ann, RecentKind.DOCUMENT, documents.get(place));
                    if (n % 7 == client) {
                      nodes.get(client).write();
                    }
                  }
                  nodes.get(client).write();
                  return true;
                }));
    assertThat(on.recent.list(on.ann, RecentKind.DOCUMENT, null))
        .extracting(AreaEntry::entryId)
        .containsExactlyInAnyOrderElementsOf(documents);
  }
}
