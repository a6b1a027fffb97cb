package org.muniment.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muniment.access.TreeRights;
import org.muniment.annotation.SeeThrough;

/**
 * The statement that a search is compiled to, while it is put together. Conditions are about the
 * row {@code e} of the table {@code entry}.
 *
 * <p>Everything that is looked for in document text is found at once: each criterion has a bit, and
 * the relation {@code words} holds, per entry, the bits of the criteria that its texts meet and the
 * number of hits. So however many words a search has, pages and entries are joined once, and the
 * planner has no chain of joins to misjudge.
 */
final class Statement {
  private static final int NAME_WEIGHT = 5;
  private static final int BITS = 62;

  /** With more criteria, asking how frequent each is would take longer than it saves. */
  private static final int MOST_COMPARED = 10;

  /** How many times as much the others have to find, so that leading is worth its own joins. */
  private static final int LEAD = 4;

  private final Bindings bindings = new Bindings();
  private final String repository;
  private final SeenPages seen;
  private final List<Text> texts = new ArrayList<>();
  private final List<String> sets = new ArrayList<>();
  private final List<String> scores = new ArrayList<>();
  private final List<Integer> required = new ArrayList<>();
  private @Nullable Integer lead;
  private int excluded;

  /**
   * A criterion about document text.
   *
   * @param condition about the row {@code s} of the table {@code search_segment}
   * @param indexed whether the index on words answers it
   * @param hits what each row found adds to the score
   */
  private record Text(String condition, boolean indexed, int hits) {}

  /**
   * @param seeThrough where words are found that redactions hide
   */
  Statement(int repositoryId, SeeThrough seeThrough) {
    repository = bindings.add(repositoryId);
    seen = new SeenPages(bindings, repository, seeThrough);
  }

  Bindings bindings() {
    return bindings;
  }

  /** The placeholder of the repository's id. */
  String repository() {
    return repository;
  }

  /**
   * What is found from here on to {@link #leaveExcluded} is unwanted: it makes nothing relevant.
   */
  void enterExcluded() {
    excluded++;
  }

  void leaveExcluded() {
    excluded--;
  }

  /**
   * Adds a criterion about document text.
   *
   * @param condition about the row {@code s} of the table {@code search_segment}
   * @param indexed whether the index on words answers it
   * @return the condition that an entry meets it
   */
  String text(String condition, boolean indexed) {
    int number = texts.size();
    texts.add(new Text(condition, indexed, excluded == 0 ? 1 : 0));
    // Null where an entry has none of the words; so the planner may begin with those that have.
    return "(w.bits" + number / BITS + " & " + (1L << number % BITS) + ") <> 0";
  }

  /** How many criteria about document text there are so far. */
  int texts() {
    return texts.size();
  }

  /** Nothing is found but what meets the latest criterion about document text. */
  void requireLatestText() {
    required.add(texts.size() - 1);
  }

  /**
   * Has the rarest of the criteria that have to be met lead to the documents, and the others look
   * at the texts of these only, where that is less work.
   *
   * @param rows tells about how many rows a statement finds
   */
  void leadByRarest(ToLongFunction<String> rows) {
    if (required.isEmpty() || texts.size() < 2 || texts.size() > MOST_COMPARED) {
      return;
    }
    List<Long> found =
        texts.stream()
            .map(text -> rows.applyAsLong("select\n" + segments(text.condition())))
            .toList();
    int rarest = Collections.min(required, Comparator.comparing(found::get));
    long others = found.stream().mapToLong(Long::longValue).sum() - found.get(rarest);
    if (found.get(rarest) * LEAD <= others) {
      lead = rarest;
    }
  }

  /**
   * Adds a set of metadata, whose entries are listed before others.
   *
   * @param condition about the row {@code v} of the table {@code metadata_value}
   * @return the condition that an entry has metadata in the set
   */
  String metadata(String condition) {
    String name = "metadata" + sets.size();
    sets.add(
        name
            + " (id) as materialized (\nselect distinct v.set_id from metadata_value v"
            + "\nwhere v.repository_id = "
            + repository
            + " and "
            + condition
            + "\n)");
    return relevant("e.metadata_set_id in (select id from " + name + ")");
  }

  /** Has entries that meet the condition listed before others. */
  String relevant(String condition) {
    if (excluded == 0) {
      scores.add("case when " + condition + " then " + NAME_WEIGHT + " else 0 end");
    }
    return condition;
  }

  /**
   * The whole statement: ids with a score.
   *
   * @param textOnly whether the condition is about nothing but document text; then what its texts
   *     lead to are the entries, and the table needn't be read for anything else
   */
  String select(String condition, boolean textOnly) {
    if (textOnly && !texts.isEmpty()) {
      return "with "
          + words("words as (")
          + "\nselect w.id, w.hits as score\nfrom words w\nwhere "
          + condition;
    }
    List<String> with = new ArrayList<>(sets);
    if (!texts.isEmpty()) {
      with.add(words("words as materialized ("));
      scores.add(0, "coalesce(w.hits, 0)");
    }
    return (with.isEmpty() ? "" : "with " + String.join(",\n", with) + "\n")
        + "select e.id, "
        + (scores.isEmpty() ? "0" : String.join(" + ", scores))
        + " as score\nfrom entry e\n"
        + (texts.isEmpty() ? "" : "left join words w on w.id = e.id\n")
        + "where e.repository_id = "
        + repository
        + "\nand "
        + condition;
  }

  /** Leaves of a statement what the caller has rights on. */
  String within(TreeRights rights, String found) {
    TreeWalk up = TreeWalk.of(bindings, repository, rights);
    return """
    with recursive found (id, score) as materialized (
    %1$s
    ),
    located as materialized (
      select f.id, f.score, e.repository_id, e.parent_id, e.type, e.metadata_set_id
      from found f
      join entry e on e.repository_id = %2$s and e.id = f.id
    ),
    %3$s
    select e.id, e.score
    from located e
    %4$s
    where %5$s
      and %6$s
    """
        .formatted(
            found,
            repository,
            up.relations("located e"),
            up.joins(),
            up.condition(),
            TreeRights.untagged("e", bindings.add(rights.hiddenTags())));
  }

  /**
   * From the texts to the entries, each of which is there once: those whose pages meet a criterion,
   * and those that only their electronic documents lead to.
   */
  private String words(String name) {
    return """
    %2$s
    %7$s,
    files as materialized (
    select d.id, %3$s, sum(t.hits) as hits
    from texts t
    join search_text x on x.repository_id = %1$s and x.id = t.text_id
    join electronic_document d on d.repository_id = %1$s and d.sha256 = x.content_sha256
    where t.page_text_id is null
    group by d.id
    ),
    %4$s
    select e.id, %5$s, p.hits + coalesce(f.hits, 0) as hits
    from page_sets p
    join entry e on e.repository_id = %1$s and e.page_set_id = p.id
    left join files f on f.id = e.electronic_document_id
    %8$sunion all
    select e.id, %6$s, f.hits
    from files f
    join entry e on e.repository_id = %1$s and e.electronic_document_id = f.id
    where not exists (select from page_sets p where p.id = e.page_set_id)%9$s
    )"""
        .formatted(
            repository,
            texts(lead),
            bits(bits -> "bit_or(t." + bits + ") as " + bits),
            name,
            bits(bits -> "p." + bits + " | coalesce(f." + bits + ", 0) as " + bits),
            bits(bits -> "f." + bits),
            seen.pageSets(this::bits),
            seen.redactedEntries(this::bits),
            seen.notRedacted());
  }

  /**
   * The texts that meet the criteria; with a lead, the others only in documents that it leads to:
   * in the very segments that it found, by the index, and in what else there is in these documents.
   */
  private String texts(@Nullable Integer first) {
    if (first == null) {
      return IntStream.range(0, texts.size())
          .mapToObj(criterion -> found(criterion, "", ""))
          .collect(Collectors.joining("\nunion all\n", "texts as materialized (\n", "\n),"));
    }
    String sameSegment =
        " and "
            + (texts.get(first).indexed()
                ? texts.get(first).condition()
                : "(s.text_id, s.first_word) in (select text_id, first_word from lead)");
    String elsewhere =
        " and (s.text_id, s.first_word) in (select text_id, first_word from elsewhere)";
    return """
    lead as materialized (
    %2$s
    ),
    documents as materialized (
    select e.page_set_id, e.electronic_document_id
    from lead l
    join page g on g.repository_id = %1$s and g.text_id = l.page_text_id
    join entry e on e.repository_id = %1$s and e.page_set_id = g.page_set_id
    union
    select e.page_set_id, e.electronic_document_id
    from lead l
    join search_text x on x.repository_id = %1$s and x.id = l.text_id
    join electronic_document d on d.repository_id = %1$s and d.sha256 = x.content_sha256
    join entry e on e.repository_id = %1$s and e.electronic_document_id = d.id
    %5$s),
    near as materialized (
    select text_id
    from lead
    union
    select x.id
    from documents c
    join page_set p on p.repository_id = %1$s and p.id = c.page_set_id
      and (p.page_count > 1 or c.electronic_document_id is not null)
    join page g on g.repository_id = %1$s and g.page_set_id = c.page_set_id
    join search_text x on x.repository_id = %1$s and x.page_text_id = g.text_id
    union
    select x.id
    from documents c
    join electronic_document d on d.repository_id = %1$s and d.id = c.electronic_document_id
    join search_text x on x.repository_id = %1$s and x.content_sha256 = d.sha256
    %6$s),
    elsewhere as materialized (
    select s.text_id, s.first_word
    from search_segment s
    where s.repository_id = %1$s and s.text_id in (select text_id from near)
    except
    select text_id, first_word
    from lead
    ),
    texts as materialized (
    select %4$s, text_id, page_text_id, hits
    from lead
    union all
    %3$s
    ),"""
        .formatted(
            repository,
            found(first, ", s.first_word", ""),
            IntStream.range(0, texts.size())
                .filter(criterion -> criterion != first)
                .boxed()
                .flatMap(
                    criterion ->
                        Stream.of(
                            found(criterion, "", sameSegment), found(criterion, "", elsewhere)))
                .collect(Collectors.joining("\nunion all\n")),
            bits(bits -> bits),
            seen.documents(),
            seen.near());
  }

  /**
   * The segments that meet a criterion.
   *
   * @param columns further columns
   * @param more a further condition
   */
  private String found(int criterion, String columns, String more) {
    Text text = texts.get(criterion);
    String mine = "bits" + criterion / BITS;
    return "select "
        + bits(bits -> (bits.equals(mine) ? 1L << criterion % BITS : 0) + "::bigint as " + bits)
        + ", s.text_id, s.page_text_id, "
        + text.hits()
        + " as hits"
        + columns
        + "\n"
        + segments("(" + text.condition() + ")" + more);
  }

  private String segments(String condition) {
    return "from search_segment s\nwhere s.repository_id = " + repository + " and " + condition;
  }

  /** An expression for each column of bits, of which there are as many as the criteria need. */
  private String bits(UnaryOperator<String> expression) {
    return IntStream.range(0, (texts.size() + BITS - 1) / BITS)
        .mapToObj(column -> expression.apply("bits" + column))
        .collect(Collectors.joining(", "));
  }
}
