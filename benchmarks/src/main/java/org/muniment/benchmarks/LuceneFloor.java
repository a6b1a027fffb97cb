package org.muniment.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.spans.SpanNearQuery;
import org.apache.lucene.queries.spans.SpanQuery;
import org.apache.lucene.queries.spans.SpanTermQuery;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/** The same texts in Apache Lucene, in this process. */
final class LuceneFloor implements AutoCloseable {
  private static final String TEXT = "text";
  private static final String ID = "id";
  private static final int PAGE = 150;

  private final Directory directory;
  private final IndexWriter writer;
  private @Nullable IndexSearcher searcher;

  LuceneFloor(Path path) throws IOException {
    directory = FSDirectory.open(path);
    writer = new IndexWriter(directory, new IndexWriterConfig(new StandardAnalyzer()));
  }

  void add(int id, String text) throws IOException {
    Document document = new Document();
    document.add(new StoredField(ID, id));
    document.add(new NumericDocValuesField(ID, id));
    document.add(new TextField(TEXT, text, Field.Store.NO));
    writer.addDocument(document);
  }

  void finish() throws IOException {
    writer.commit();
    searcher = new IndexSearcher(DirectoryReader.open(directory));
  }

  static Query word(String word) {
    return new TermQuery(new Term(TEXT, word));
  }

  static Query phrase(String... words) {
    return new PhraseQuery(TEXT, words);
  }

  static Query both(Query one, Query other) {
    return new BooleanQuery.Builder()
        .add(one, BooleanClause.Occur.MUST)
        .add(other, BooleanClause.Occur.MUST)
        .build();
  }

  static Query wildcard(String pattern) {
    return new WildcardQuery(new Term(TEXT, pattern));
  }

  static Query fuzzy(String word) {
    return new FuzzyQuery(new Term(TEXT, word), 1);
  }

  static Query near(int between, String one, String other) {
    SpanQuery[] both = {
      new SpanTermQuery(new Term(TEXT, one)), new SpanTermQuery(new Term(TEXT, other))
    };
    return new SpanNearQuery(both, between, false);
  }

  /** The number of all matches, and the ids of the first page. */
  int search(Query query) throws IOException {
    IndexSearcher open = Objects.requireNonNull(searcher);
    int count = open.count(query);
    for (ScoreDoc found : open.search(query, PAGE).scoreDocs) {
      open.storedFields().document(found.doc).getField(ID).numericValue();
    }
    return count;
  }

  /** The ids of all matches. */
  List<Integer> ids(Query query) throws IOException {
    IndexSearcher open = Objects.requireNonNull(searcher);
    Weight weight = open.createWeight(open.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    List<Integer> found = new ArrayList<>();
    for (LeafReaderContext part : open.getIndexReader().leaves()) {
      Scorer scorer = weight.scorer(part);
      if (scorer != null) {
        NumericDocValues ids = part.reader().getNumericDocValues(ID);
        DocIdSetIterator matches = scorer.iterator();
        while (matches.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
          ids.advanceExact(matches.docID());
          found.add((int) ids.longValue());
        }
      }
    }
    return found;
  }

  @Override
  public void close() throws IOException {
    IndexSearcher open = searcher;
    if (open != null) {
      open.getIndexReader().close();
    }
    writer.close();
    directory.close();
  }
}
