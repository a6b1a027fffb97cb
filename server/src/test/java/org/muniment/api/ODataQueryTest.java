package org.muniment.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

class ODataQueryTest {
  private static final ODataQuery.Names NAMES =
      ODataQuery.Names.of(List.of("id", "name", "creator"), List.of("id", "name"));

  private static ODataQuery parse(ListParams params) {
    return params.parse(NAMES);
  }

  @Test
  void parse_nothing_meansEverything() {
    assertThat(parse(new ListParams()))
        .isEqualTo(new ODataQuery(java.util.Set.of(), List.of(), null, 0, false, null, null));
  }

  @Test
  void parse_select_findsNamesInAnyCase() {
    ListParams params = new ListParams();
    params.select = "NAME, creator";
    assertThat(parse(params).select()).containsExactly("name", "creator");
  }

  @Test
  void parse_orderBy_directionInAnyCaseAscendingByDefault() {
    ListParams params = new ListParams();
    params.orderBy = "name DESC,id";
    assertThat(parse(params).orderBy())
        .containsExactly(new ODataQuery.Order("name", true), new ODataQuery.Order("id", false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unknown",
        "id sideways",
        "id asc now",
        "id,,name",
        "creator",
        "id,id,id,id,id,id"
      })
  void parse_badOrderBy_isRefused(String orderBy) {
    ListParams params = new ListParams();
    params.orderBy = orderBy;
    assertRefused(params, "$orderby");
  }

  @ParameterizedTest
  @ValueSource(strings = {"151", "-1", "x", "1.5", "99999999999"})
  void parse_badTop_isRefused(String top) {
    ListParams params = new ListParams();
    params.top = top;
    assertRefused(params, "$top");
  }

  @Test
  void parse_badSkipCountSelect_areRefused() {
    ListParams skip = new ListParams();
    skip.skip = "-1";
    assertRefused(skip, "$skip");
    ListParams count = new ListParams();
    count.count = "yes";
    assertRefused(count, "$count");
    ListParams select = new ListParams();
    select.select = "id,nonsense";
    assertRefused(select, "nonsense");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "odata.maxpagesize=7 | 7",
        "maxpagesize=7 | 7",
        "respond-async; maxpagesize=7 | 7",
        "respond-async, odata.maxpagesize = 7 | 7",
        "OData.MaxPageSize=\"7\" | 7",
        "maxpagesize=5000 | 1000",
        "maxpagesize=99999999999999999999 | 1000",
        "maxpagesize=0 | ",
        "maxpagesize=-3 | ",
        "'' | ",
        "nonsense | ",
      })
  void parse_prefer_takesThePageSizeAndIgnoresTheRest(String prefer, @Nullable Integer size) {
    ListParams params = new ListParams();
    params.prefer = prefer;
    assertThat(parse(params).pageSize()).isEqualTo(size);
  }

  @Property(tries = 300)
  void parse_anySkipToken_isReadOrRefused(@ForAll String token) {
    ListParams params = new ListParams();
    params.skipToken = token;
    try {
      parse(params);
    } catch (MunimentException refused) {
      assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"AAAA", "e30", "eyJwIjp7ImEiOjF9fQ", "eyJwIjp7fSwibiI6LTF9", "!!"})
  void parse_madeUpSkipToken_isRefused(String token) {
    ListParams params = new ListParams();
    params.skipToken = token;
    assertRefused(params, "$skiptoken");
  }

  @Test
  void pages_followedToTheEnd_giveEveryItemOnceAndNoLinkAtTheEnd() {
    for (int size = 0; size <= 7; size++) {
      List<Integer> all = java.util.stream.IntStream.range(0, size).boxed().toList();
      assertThat(follow(all, null, null)).isEqualTo(all);
      assertThat(follow(all, "5", "1")).isEqualTo(all.stream().skip(1).limit(5).toList());
    }
  }

  @Test
  void pages_nextLink_keepsOptionsAndPath() {
    ListParams params = new ListParams();
    params.top = "10";
    params.prefer = "maxpagesize=2";
    Page<Integer> page =
        Pages.page(
            request("fields=a%2Cb&%24top=10&$skiptoken=old"),
            "X",
            parse(params),
            Listing.of(List.of(1, 2, 3), parse(params), 100),
            3);
    assertThat(page.getNextLink())
        .startsWith("https://h/LFRepositoryAPI/v2/Things?fields=a%2Cb&%24top=10&$skiptoken=")
        .doesNotContain("old");
    assertThat(page.getCount()).isNull();
    assertThat(page.getContext()).isEqualTo("https://h/LFRepositoryAPI/v2/$metadata#X");
  }

  @Test
  void comparator_sortsByEachOrderInTurn() {
    ListParams params = new ListParams();
    params.orderBy = "name,id desc";
    Map<String, Comparator<String>> by =
        Map.of("name", Comparator.comparing(String::length), "id", Comparator.naturalOrder());
    assertThat(
            List.of("b", "a", "cc").stream()
                .sorted(parse(params).comparator(by, Comparator.naturalOrder())))
        .containsExactly("b", "a", "cc");
  }

  private static List<Integer> follow(
      List<Integer> all, @Nullable String top, @Nullable String skip) {
    List<Integer> seen = new java.util.ArrayList<>();
    ListParams params = new ListParams();
    params.top = top;
    params.skip = skip;
    params.prefer = "maxpagesize=2";
    String link;
    do {
      ODataQuery query = parse(params);
      Page<Integer> page = Pages.page(request(null), "X", query, Listing.of(all, query, 100), null);
      assertThat(page.getValue().isEmpty() && params.skipToken != null).isFalse();
      seen.addAll(page.getValue());
      link = page.getNextLink();
      params.skipToken = link == null ? null : link.split("skiptoken=")[1];
    } while (link != null);
    return seen;
  }

  private static RequestInfo request(@Nullable String query) {
    return new RequestInfo(
        "o",
        "t",
        "/i",
        "/v2/Things",
        query,
        new PublicUrl("https://h/LFRepositoryAPI"),
        List.of(),
        0);
  }

  private static void assertRefused(ListParams params, String named) {
    assertThatThrownBy(() -> parse(params))
        .isInstanceOf(MunimentException.class)
        .hasMessageContaining(named)
        .extracting(failure -> ((MunimentException) failure).code())
        .isEqualTo(ErrorCode.INVALID_REQUEST);
  }
}
