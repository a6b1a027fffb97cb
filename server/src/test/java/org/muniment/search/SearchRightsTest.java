package org.muniment.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muniment.access.AccessControlService;
import org.muniment.access.AccessLists;
import org.muniment.access.AccessScope;
import org.muniment.access.EntryRight;
import org.muniment.access.FieldRight;
import org.muniment.entry.Entry;
import org.muniment.identity.Caller;
import org.muniment.identity.GroupService;
import org.muniment.identity.Role;
import org.muniment.testing.Repositories;

/** Searches find what the caller may read. */
class SearchRightsTest {
  private final SearchFixture on = new SearchFixture();
  private final AccessControlService control =
      new AccessControlService(on.database, on.access, new GroupService(on.clock));
  private final Caller admin =
      Repositories.caller(on.database, SearchFixture.REPOSITORY, "root", Role.ADMINISTRATOR);

  @AfterEach
  void close() {
    on.close();
  }

  private void deny(int id, AccessScope scope) {
    control.setEntryList(
        admin,
        id,
        List.of(new AccessLists.Wanted(null, "bob", true, EntryRight.Read.bit(), scope)),
        null);
  }

  private List<Integer> found(Caller caller, String command) {
    return on.searches.search(caller, command, List.of(), true).entries().stream()
        .map(Entry::id)
        .sorted()
        .toList();
  }

  @Test
  void treesAreSearchedAsFarAsTheyAreOpen() {
    int open = on.folder(1, "open");
    int one = on.pages(open, "one", "zebra");
    int shut = on.folder(1, "shut");
    on.pages(shut, "two", "zebra");
    int below = on.folder(shut, "below");
    int three = on.pages(below, "three", "zebra");
    int half = on.folder(1, "half");
    int four = on.pages(half, "four", "zebra");
    int deep = on.folder(half, "deep");
    int five = on.pages(deep, "five", "zebra");
    assertThat(found(on.bob, "zebra")).hasSize(5);
    deny(shut, AccessScope.All);
    control.setEntryList(
        admin,
        below,
        List.of(
            new AccessLists.Wanted(
                null, "bob", false, EntryRight.Read.bit(), AccessScope.DocumentsOnly)),
        null);
    deny(half, AccessScope.ImmediateDocuments);
    assertThat(found(on.bob, "zebra")).containsExactly(one, three, five);
    assertThat(found(on.ann, "zebra")).hasSize(5);
    assertThat(found(admin, "zebra")).hasSize(5);
    assertThat(found(on.bob, "{LF:Name=\"*\"}")).contains(open, half, deep).doesNotContain(four);
    deny(half, AccessScope.ThisEntry);
    assertThat(found(on.bob, "{LF:Name=\"h*\"}")).isEmpty();
    // The list of the root is now this element alone, so nothing allows to browse.
    deny(1, AccessScope.All);
    assertThat(found(on.bob, "zebra")).isEmpty();
  }

  @Test
  void results_areLookedAtAgainWhenTheyAreListed() {
    int one = on.pages(1, "one", "zebra");
    on.pages(1, "two", "zebra");
    UUID task = on.searches.start(on.bob, "zebra", Fuzziness.NONE, null).value();
    on.tasks.list(on.bob, List.of(task), null).join();
    SearchService.Query all = new SearchService.Query(List.of(), false, false, 0, 10);
    assertThat(on.searches.list(on.bob, task, all).entries()).hasSize(2);
    deny(one, AccessScope.ThisEntry);
    assertThat(on.searches.list(on.bob, task, all).entries()).hasSize(1);
  }

  @Test
  void fieldsThatMayNotBeRead_findNothing() {
    on.run(
        """
        insert into field_definition (repository_id, id, name, name_key, field_type,
          description, length, default_value, is_multi_value, is_required,
          constraint_text, constraint_error, list_values, format, currency,
          format_pattern, is_indexed, is_indexed_for_reporting, warn_if_blank,
          hide_list_values, auto_extract)
        values (1, 77, 'Salary', 'salary', 'String', '', 40, '', false, false, '', '', '{}',
          '', '', '', false, false, false, false, false)
        """);
    int document = on.document(1, "contract");
    long set =
        on.one(
            """
            insert into metadata_set (repository_id, fields, tag_ids, created)
            values (1, '{"77": ["enormous"]}', '{}', now())
            returning id
            """);
    on.run(
        """
        insert into metadata_value (repository_id, set_id, field_id, position, text_key)
        values (1, :v0, 77, 1, 'enormous')
        """,
        set);
    on.run("update entry set metadata_set_id = :v0 where id = :v1", set, document);
    List<String> commands =
        List.of(
            "{[]:[Salary]=\"enormous\"}",
            "{[]:[]=\"enormous\"}",
            "{[]:[Salary]=\"*\"}",
            "{LF:Basic~=\"enormous\", option=\"DFNLT\"}");
    for (String command : commands) {
      assertThat(found(on.bob, command)).as(command).containsExactly(document);
    }
    control.setFieldList(
        admin,
        77,
        List.of(
            new AccessLists.Wanted(
                null, "ann", false, FieldRight.ReadValue.bit(), AccessScope.All)));
    for (String command : commands) {
      assertThat(found(on.bob, command)).as(command).isEmpty();
      assertThat(found(on.ann, command)).as(command).containsExactly(document);
    }
    List<Entry> entry = on.searches.search(on.ann, commands.get(0), List.of(), false).entries();
    assertThat(on.searches.hits(on.ann, commands.get(3), entry, 9).get(0).hits()).hasSize(1);
    assertThat(on.searches.hits(on.bob, commands.get(3), entry, 9).get(0).hits()).isEmpty();
  }
}
