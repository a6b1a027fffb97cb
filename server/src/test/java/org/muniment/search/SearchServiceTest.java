package org.muniment.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muniment.access.AccessControlService;
import org.muniment.access.AccessLists;
import org.muniment.access.AccessScope;
import org.muniment.access.EntryRight;
import org.muniment.entry.Entry;
import org.muniment.entry.EntryOrder;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;
import org.muniment.identity.GroupService;
import org.muniment.identity.Role;
import org.muniment.task.TaskId;
import org.muniment.task.TaskLimits;
import org.muniment.task.TaskResult;
import org.muniment.task.TaskSnapshot;
import org.muniment.task.TaskStatus;
import org.muniment.testing.Repositories;

/** Searches as tasks: their results, how long they live, who sees them. */
class SearchServiceTest {
  private SearchFixture fixture = new SearchFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  private static SearchService.Query query(long after, int size, EntryOrder... order) {
    return new SearchService.Query(List.of(order), false, false, after, size);
  }

  private SearchService.Page list(UUID search, long after, int size, EntryOrder... order) {
    return fixture.searches.list(fixture.ann, search, query(after, size, order));
  }

  private TaskSnapshot task(UUID id) {
    return fixture.tasks.list(fixture.ann, List.of(id), Duration.ZERO).join().get(0);
  }

  private static void refused(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            MunimentException.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }

  @Test
  void start_completes_withLinkToResults() {
    int folder = fixture.folder(1, "a");
    int document = fixture.document(folder, "b");

    UUID search = fixture.search("{LF:Lookin=\"\\\"}");

    assertThat(task(search).result())
        .isEqualTo(new TaskResult(0, "v2/Repositories/demo/Searches/" + search + "/Results"));
    SearchService.Page page = list(search, 0, 10);
    assertThat(fixture.ids(page)).containsExactly(folder, document);
    assertThat(page.total()).isEqualTo(2);
    assertThat(page.next()).isNull();
    assertThat(page.entries().get(1).fullPath()).isEqualTo("\\a\\b");
    assertThat(page.entries()).extracting(Entry::rowNumber).containsExactly(1L, 2L);
  }

  @Test
  void list_deepEntries_haveTheirFullPaths() {
    int c = fixture.folder(fixture.folder(fixture.folder(1, "a"), "b"), "c");
    fixture.document(c, "d");

    Entry found = list(fixture.search("{LF:Name=\"d\"}"), 0, 10).entries().get(0);

    assertThat(found.fullPath()).isEqualTo("\\a\\b\\c\\d");
    assertThat(found.folderPath()).isEqualTo("\\a\\b\\c");
  }

  @Test
  void start_badCommand_isRefusedAtOnce() {
    refused(ErrorCode.SEARCH_SYNTAX, () -> fixture.search(""));
    refused(ErrorCode.SEARCH_SYNTAX, () -> fixture.search("  "));
    refused(ErrorCode.SEARCH_SYNTAX, () -> fixture.search("{LF:Nonsense=1}"));
    refused(ErrorCode.SEARCH_FIELD_NOT_FOUND, () -> fixture.search("{[]:[No]=\"x\"}"));
  }

  @Test
  void list_pagesAndOrders_keepRowNumbers() {
    for (int i = 0; i < 7; i++) {
      fixture.document(1, "d" + (7 - i));
    }
    UUID search = fixture.search("{LF:Name=\"d?\"}");

    SearchService.Page first = list(search, 0, 3);
    assertThat(fixture.ids(first)).containsExactly(2, 3, 4);
    assertThat(first.next()).isEqualTo(3);
    assertThat(fixture.ids(list(search, 6, 3))).containsExactly(8);

    EntryOrder byName = new EntryOrder("name", false);
    assertThat(fixture.ids(list(search, 0, 3, byName))).containsExactly(8, 7, 6);
    fixture.run("update entry set name = 'd0', name_key = 'd0' where id = 2");
    fixture.run("delete from entry where id = 7");
    SearchService.Page again = list(search, 0, 3, byName);
    assertThat(fixture.ids(again)).containsExactly(8, 6, 5);
    assertThat(again.entries()).extracting(Entry::rowNumber).containsExactly(1L, 3L, 4L);
    assertThat(again.next()).isEqualTo(4);

    SearchService.Page refreshed =
        fixture.searches.list(
            fixture.ann, search, new SearchService.Query(List.of(byName), false, true, 0, 3));
    assertThat(fixture.ids(refreshed)).containsExactly(2, 8, 6);
  }

  @Test
  void list_groupByType_foldersFirst() {
    int document = fixture.document(1, "x1");
    int folder = fixture.folder(1, "x2");
    UUID search = fixture.search("{LF:Name=\"x?\"}");

    assertThat(fixture.ids(list(search, 0, 9))).containsExactly(document, folder);
    assertThat(
            fixture.ids(
                fixture.searches.list(
                    fixture.ann, search, new SearchService.Query(List.of(), true, false, 0, 9))))
        .containsExactly(folder, document);
  }

  @Test
  void list_manyChunks_allIdsInOrder() {
    fixture.run(
        """
        insert into entry (repository_id, id, parent_id, creator_id, modifier_id, created, modified,
          type, name, name_key)
        select 1, 10 + n, 1, :v0, :v0, now(), now(), 3, 'm' || n, 'm' || n
        from generate_series(1, 12000) as n
        """,
        fixture.ann.trusteeId());
    UUID search = fixture.search("{LF:Name=\"m*\"}");

    assertThat(fixture.one("select count(*) from search_result")).isEqualTo(3);
    SearchService.Page page = list(search, 4_998, 4);
    assertThat(fixture.ids(page)).containsExactly(5009, 5010, 5011, 5012);
    assertThat(page.total()).isEqualTo(12_000);
    EntryOrder descending = new EntryOrder("id", true);
    assertThat(fixture.ids(list(search, 9_999, 2, descending))).containsExactly(2011, 2010);

    fixture.run("delete from entry where id between 11 and 11000");
    assertThat(fixture.ids(list(search, 0, 2))).containsExactly(11001, 11002);
  }

  @Test
  void results_liveFiveMinutesFromLastAccess() {
    UUID search = fixture.search("{LF:ID=1}");

    for (int i = 0; i < 3; i++) {
      fixture.clock.advance(Duration.ofSeconds(299));
      assertThat(list(search, 0, 1).total()).isEqualTo(1);
    }
    fixture.tasks.expire();
    assertThat(list(search, 0, 1).total()).isEqualTo(1);
    fixture.clock.advance(Duration.ofSeconds(301));
    refused(ErrorCode.SEARCH_NOT_FOUND, () -> list(search, 0, 1));

    fixture.tasks.expire();
    assertThat(fixture.one("select count(*) from search")).isZero();
    assertThat(fixture.one("select count(*) from search_result")).isZero();
    assertThat(fixture.one("select count(*) from task")).isZero();
  }

  @Test
  void expire_unreadResults_taskStaysKnown() {
    UUID search = fixture.search("{LF:ID=1}");
    fixture.clock.advance(Duration.ofMinutes(6));
    fixture.tasks.expire();

    assertThat(task(search).status()).isEqualTo(TaskStatus.Completed);
    assertThat(fixture.one("select count(*) from search")).isZero();
    refused(ErrorCode.SEARCH_NOT_FOUND, () -> list(search, 0, 1));
  }

  @Test
  void cancel_completedSearch_closesIt() {
    UUID search = fixture.search("{LF:ID=1}");

    assertThat(fixture.tasks.cancel(fixture.bob, List.of(search))).isEmpty();
    assertThat(list(search, 0, 1).total()).isEqualTo(1);
    assertThat(fixture.tasks.cancel(fixture.ann, List.of(search))).hasSize(1);

    refused(ErrorCode.SEARCH_NOT_FOUND, () -> list(search, 0, 1));
    assertThat(fixture.one("select count(*) from search_result")).isZero();
    assertThat(task(search).status()).isEqualTo(TaskStatus.Completed);
    assertThat(fixture.tasks.cancel(fixture.ann, List.of(search))).hasSize(1);
  }

  @Test
  void list_closedSinceItsRowWasRead_isNotFound() {
    fixture.document(1, "doc");
    UUID search = fixture.search("{LF:Name=\"doc\"}");
    fixture.run("delete from search_result");
    CompletableFuture<Void> listing =
        CompletableFuture.runAsync(
            () -> refused(ErrorCode.SEARCH_NOT_FOUND, () -> list(search, 0, 10)));
    assertThat(listing).succeedsWithin(Duration.ofSeconds(30));
  }

  @Test
  void cancel_runningSearch_stopsItsStatement() {
    fixture.run(
        """
        create function slow() returns trigger language plpgsql as $$
        begin
          perform pg_sleep(60);
          return new;
        end
        $$
        """);
    fixture.run(
        "create trigger slow before insert on search_result for each row execute function slow()");
    TaskId id = fixture.searches.start(fixture.ann, "{LF:ID=1}", Fuzziness.NONE, null);
    while (fixture.one(
            "select count(*) from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()")
        == 0) {
      Thread.onSpinWait();
    }
    refused(ErrorCode.SEARCH_NOT_COMPLETED, () -> list(id.value(), 0, 1));

    long start = System.nanoTime();
    fixture.tasks.cancel(fixture.ann, List.of(id.value()));
    TaskSnapshot task = fixture.tasks.list(fixture.ann, List.of(id.value()), null).join().get(0);

    assertThat(task.status()).isEqualTo(TaskStatus.Cancelled);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    refused(ErrorCode.SEARCH_NOT_FOUND, () -> list(id.value(), 0, 1));
  }

  @Test
  void list_othersAndUnknown_areNotFound() {
    UUID search = fixture.search(fixture.bob, "{LF:ID=1}");

    refused(ErrorCode.SEARCH_NOT_FOUND, () -> list(search, 0, 1));
    refused(ErrorCode.SEARCH_NOT_FOUND, () -> list(UUID.randomUUID(), 0, 1));
    refused(ErrorCode.SEARCH_NOT_FOUND, () -> fixture.searches.contextHits(fixture.ann, search, 1));
  }

  @Test
  void start_atTheLimit_untilOneIsClosed() {
    fixture.close();
    fixture = new SearchFixture(TaskLimits.CLOUD, Duration.ofSeconds(15));
    UUID first = fixture.search("{LF:ID=1}");
    fixture.search("{LF:ID=1}");
    refused(ErrorCode.TOO_MANY_SEARCHES, () -> fixture.search("{LF:ID=1}"));

    fixture.tasks.cancel(fixture.ann, List.of(first));
    fixture.search("{LF:ID=1}");
    refused(ErrorCode.TOO_MANY_SEARCHES, () -> fixture.search("{LF:ID=1}"));
    fixture.clock.advance(Duration.ofMinutes(6));
    fixture.search("{LF:ID=1}");
  }

  @Test
  void simple_moreThanAHundred_givesTheFirst() {
    for (int i = 0; i < 101; i++) {
      fixture.document(1, "s" + i);
    }
    SearchService.Simple all =
        fixture.searches.search(fixture.ann, "{LF:Name=\"s*\"} & {LF:ID<102}", List.of(), true);
    assertThat(all.complete()).isTrue();
    assertThat(all.entries()).hasSize(100);
    assertThat(all.total()).isEqualTo(100);

    SearchService.Simple some =
        fixture.searches.search(
            fixture.ann, "{LF:Name=\"s*\"}", List.of(new EntryOrder("id", true)), true);
    assertThat(some.complete()).isFalse();
    assertThat(some.entries()).hasSize(100);
    assertThat(some.entries().get(0).id()).isEqualTo(102);
    assertThat(some.total()).isEqualTo(101);
  }

  @Test
  void simple_takesTooLong_timesOut() {
    fixture.close();
    fixture = new SearchFixture(TaskLimits.NONE, Duration.ofMillis(200));

    fixture.database.execute(
        transaction -> {
          transaction.update("lock table entry in access exclusive mode").execute();
          refused(
              ErrorCode.SEARCH_TIMEOUT,
              () -> fixture.searches.search(fixture.ann, "{LF:ID=1}", List.of(), false));
        });
  }

  @Test
  void search_seesTextStoredBefore() {
    int id = fixture.pages(1, "a", "just now");

    assertThat(fixture.ids(list(fixture.search("just"), 0, 9))).containsExactly(id);
    fixture.file(1, "b", "txt", "just later");
    assertThat(fixture.searches.search(fixture.ann, "just", List.of(), false).entries()).hasSize(2);
  }

  @Test
  void explain_showsStatementAndPlan() {
    SearchService.Explanation explanation =
        fixture.searches.explain(1, "demo", "{LF:Name=\"secret'\"} & maple ^3 oak");

    assertThat(explanation.sql()).doesNotContain("secret").doesNotContain("maple");
    assertThat(explanation.plan()).isNotEmpty();
  }

  @Test
  void explain_ofUser_asksForTheirRights() {
    Caller root =
        Repositories.caller(fixture.database, SearchFixture.REPOSITORY, "root", Role.ADMINISTRATOR);
    new AccessControlService(fixture.database, fixture.access, new GroupService(fixture.clock))
        .setEntryList(
            root,
            fixture.folder(1, "shut"),
            List.of(
                new AccessLists.Wanted(null, "bob", true, EntryRight.Read.bit(), AccessScope.All)),
            null);

    assertThat(fixture.searches.explain(fixture.bob, "maple").sql()).contains("access");
    assertThat(fixture.searches.explain(fixture.ann, "maple").sql()).doesNotContain("access");
  }

  @Test
  void search_ofRareAndFrequentWords_beginsWithTheRareOne() {
    for (int i = 0; i < 60; i++) {
      fixture.pages(1, "often " + i, "often " + i);
    }
    int apart = fixture.pages(1, "apart", "seldom", "often");
    int both = fixture.pages(1, "both", "seldom");
    fixture.attach(both, "txt", "often");
    int file = fixture.file(1, "file", "txt", "seldom and often");
    int alone = fixture.pages(1, "alone", "seldom");
    assertThat(fixture.find("seldom")).containsExactly(apart, both, file, alone);
    fixture.run("analyze search_segment");

    assertThat(fixture.searches.explain(fixture.ann, "often seldom").sql())
        .contains("lead as materialized");
    assertThat(fixture.searches.explain(fixture.ann, "often | seldom").sql())
        .doesNotContain("lead as materialized");
    assertThat(fixture.find("often seldom")).containsExactly(apart, both, file);
    assertThat(fixture.find("seldom - often")).containsExactly(alone);
    assertThat(fixture.find("often - seldom")).hasSize(60);
  }
}
