package org.muniment.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The answer of a {@link Query}, to be read once in one of these ways. */
public final class Rows<T> {
  private final Query query;
  private final RowMapper<T> mapper;

  Rows(Query query, RowMapper<T> mapper) {
    this.query = query;
    this.mapper = mapper;
  }

  public List<T> list() {
    List<T> all = new ArrayList<>();
    forEach(all::add);
    return all;
  }

  /** Hands over each row as it is read. */
  public void forEach(Consumer<? super T> consumer) {
    try (var statement = query.statement();
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        consumer.accept(mapper.map(rows));
      }
    } catch (SQLException failure) {
      throw query.failed(failure);
    }
  }

  /** In the order of the rows, without repetitions. */
  public Set<T> set() {
    return new LinkedHashSet<>(list());
  }

  /**
   * The only row.
   *
   * @throws IllegalStateException when there is none or more than one
   */
  public T one() {
    List<T> all = list();
    if (all.size() != 1) {
      throw new IllegalStateException(all.size() + " rows instead of one");
    }
    return all.get(0);
  }

  /**
   * The row, if there is one and its value isn't null.
   *
   * @throws IllegalStateException when there are more than one
   */
  public Optional<T> findOne() {
    List<T> all = list();
    if (all.size() > 1) {
      throw new IllegalStateException(all.size() + " rows instead of one at most");
    }
    return all.isEmpty() ? Optional.empty() : Optional.ofNullable(all.get(0));
  }

  /**
   * The rows one after the other. A query with {@link Query#setFetchSize} keeps only a piece of
   * them in memory, and its stream must be closed.
   */
  public Stream<T> stream() {
    if (!query.inPieces()) {
      return list().stream();
    }
    try {
      ResultSet rows = query.statement().executeQuery();
      return StreamSupport.stream(new Pieces(rows), false).onClose(this::close);
    } catch (SQLException failure) {
      throw query.failed(failure);
    }
  }

  private void close() {
    try {
      query.statement().close();
    } catch (SQLException failure) {
      throw query.failed(failure);
    }
  }

  private final class Pieces extends Spliterators.AbstractSpliterator<T> {
    private final ResultSet rows;

    Pieces(ResultSet rows) {
      super(Long.MAX_VALUE, Spliterator.ORDERED);
      this.rows = rows;
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
      try {
        if (!rows.next()) {
          return false;
        }
        action.accept(mapper.map(rows));
        return true;
      } catch (SQLException failure) {
        throw query.failed(failure);
      }
    }
  }
}
