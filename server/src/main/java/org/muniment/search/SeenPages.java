package org.muniment.search;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.muniment.access.TreeRights;
import org.muniment.annotation.SeeThrough;

/**
 * The way from texts to the pages on which the caller sees them. Whoever sees through redactions
 * everywhere finds a page by its text, whoever does nowhere by what is left of it. For anybody else
 * entries with redacted pages are looked at one by one; all others are found as usual.
 */
final class SeenPages {
  private final String repository;
  private final SeeThrough seeThrough;
  private final @Nullable TreeWalk walk;

  /** Makes a list of an expression for each column of bits. */
  interface Bits extends Function<UnaryOperator<String>, String> {}

  SeenPages(Bindings bindings, String repository, SeeThrough seeThrough) {
    this.repository = repository;
    this.seeThrough = seeThrough;
    TreeRights rights = seeThrough.rights();
    this.walk = rights == null ? null : TreeWalk.of(bindings, repository, rights);
  }

  /**
   * The relation {@code page_sets} of those whose pages meet a criterion, and for callers who see
   * through some redactions {@code redacted}: entries that are not found by {@code page_sets}.
   */
  String pageSets(Bits bits) {
    if (seeThrough.everywhere()) {
      return """
      page_sets as materialized (
      select g.page_set_id as id, %2$s, sum(t.hits) as hits
      from texts t
      join page g on g.repository_id = %1$s and g.text_id = t.page_text_id
      where t.page_text_id is not null
      group by g.page_set_id
      )"""
          .formatted(repository, bits.apply(each -> "bit_or(t." + each + ") as " + each));
    }
    return walk == null ? ofShownPages(bits) : ofPagesByEntry(bits, walk);
  }

  private String ofShownPages(Bits bits) {
    return """
    plain as materialized (
    select g.page_set_id as id, %2$s, sum(t.hits) as hits
    from texts t
    join page g on g.repository_id = %1$s and g.text_id = t.page_text_id
    where g.visible_text_id is null
    group by g.page_set_id
    ),
    %3$s,
    page_sets as materialized (
    select coalesce(p.id, s.id) as id, %4$s, coalesce(p.hits, 0) + coalesce(s.hits, 0) as hits
    from plain p
    full join shown s on s.id = p.id
    )"""
        .formatted(
            repository,
            bits.apply(each -> "bit_or(t." + each + ") as " + each),
            shown(bits),
            bits.apply(SeenPages::either));
  }

  /**
   * The page sets that what is shown of redacted pages leads to. They are few, and apart from the
   * others so that the planner knows how many those are.
   */
  private String shown(Bits bits) {
    return """
    shown as materialized (
    select g.page_set_id as id, %2$s, sum(t.hits) as hits
    from texts t
    join page g on g.repository_id = %1$s and g.visible_text_id = t.page_text_id
    group by g.page_set_id
    )"""
        .formatted(repository, bits.apply(each -> "bit_or(t." + each + ") as " + each));
  }

  private static String either(String bits) {
    return "coalesce(p.%1$s, 0) | coalesce(s.%1$s, 0) as %1$s".formatted(bits);
  }

  /** Of each redacted page set, what its texts meet and what those meet that others are shown. */
  private String ofPagesByEntry(Bits bits, TreeWalk up) {
    return """
    pages as materialized (
    select g.page_set_id as id, %2$s, sum(t.hits) as through_hits, %3$s,
      sum(t.hits) filter (where g.visible_text_id is null) as hits,
      bool_or(g.visible_text_id is not null) as redacted
    from texts t
    join page g on g.repository_id = %1$s and g.text_id = t.page_text_id
    group by g.page_set_id
    ),
    %4$s,
    page_sets as materialized (
    select p.id, %5$s, p.hits
    from pages p
    where not p.redacted and not exists (select from shown s where s.id = p.id)
    ),
    redacted_sets as materialized (
    select coalesce(p.id, s.id) as id, %6$s, p.through_hits, %7$s,
      case
        when p.hits is not null or s.hits is not null then coalesce(p.hits, 0) + coalesce(s.hits, 0)
      end as hits
    from pages p
    full join shown s on s.id = p.id
    where p.redacted or s.id is not null
    ),
    candidates as materialized (
    select r.*, e.id as entry_id, e.parent_id, e.type, e.electronic_document_id
    from redacted_sets r
    join entry e on e.repository_id = %1$s and e.page_set_id = r.id
    ),
    seeing as materialized (
    with recursive %8$s
    select e.id
    from (select entry_id as id, parent_id, type from candidates) as e
    %9$s
    where %10$s
    ),
    redacted as materialized (
    select c.entry_id as id, c.electronic_document_id, %11$s,
      case when s.id is null then c.hits else c.through_hits end as hits
    from candidates c
    left join seeing s on s.id = c.entry_id
    where case when s.id is null then c.hits else c.through_hits end is not null
    )"""
        .formatted(
            repository,
            bits.apply(each -> "bit_or(t.%1$s) as through_%1$s".formatted(each)),
            bits.apply(
                each ->
                    "bit_or(t.%1$s) filter (where g.visible_text_id is null) as %1$s"
                        .formatted(each)),
            shown(bits),
            bits.apply(each -> "p." + each),
            bits.apply(each -> "p.through_" + each),
            bits.apply(SeenPages::either),
            up.relations("candidates e"),
            up.joins(),
            up.condition(),
            bits.apply(
                each ->
                    "case when s.id is null then c.%1$s else c.through_%1$s end as %1$s"
                        .formatted(each)));
  }

  /** Adds to the entries that {@code page_sets} leads to those of {@code redacted}. */
  String redactedEntries(Bits bits) {
    return walk == null
        ? ""
        : """
          union all
          select r.id, %s, r.hits + coalesce(f.hits, 0) as hits
          from redacted r
          left join files f on f.id = r.electronic_document_id
          """
            .formatted(bits.apply(each -> "r.%1$s | coalesce(f.%1$s, 0) as %1$s".formatted(each)));
  }

  /** The condition that {@link #redactedEntries} has no entry {@code e}. */
  String notRedacted() {
    return walk == null ? "" : "\nand not exists (select from redacted r where r.id = e.id)";
  }

  /** Adds documents that the lead is shown in; who is not shown it finds no more by them. */
  String documents() {
    return seeThrough.everywhere()
        ? ""
        : """
          union
          select e.page_set_id, e.electronic_document_id
          from lead l
          join page g on g.repository_id = %1$s and g.visible_text_id = l.page_text_id
          join entry e on e.repository_id = %1$s and e.page_set_id = g.page_set_id
          """
            .formatted(repository);
  }

  /** Adds what is shown of the redacted pages of documents {@code c}. */
  String near() {
    return seeThrough.everywhere()
        ? ""
        : """
          union
          select x.id
          from documents c
          join page g on g.repository_id = %1$s and g.page_set_id = c.page_set_id
          join search_text x on x.repository_id = %1$s and x.page_text_id = g.visible_text_id
          """
            .formatted(repository);
  }
}
