package org.muniment.search;

import java.util.List;
import org.muniment.database.Transaction;

/** The table {@code search_setting}. */
final class SearchSettingDao {
  SearchSettings find(Transaction transaction, int repositoryId) {
    return transaction
        .query(
            """
            select stemming, accents
            from search_setting
            where repository_id = :repositoryId
            """)
        .bind("repositoryId", repositoryId)
        .map(row -> new SearchSettings(row.getString("stemming"), row.getBoolean("accents")))
        .findOne()
        .orElse(SearchSettings.DEFAULT);
  }

  void set(Transaction transaction, int repositoryId, SearchSettings settings) {
    transaction
        .update(
            """
            insert into search_setting (repository_id, stemming, accents)
            values (:repositoryId, :stemming, :accents)
            on conflict (repository_id) do update
            set stemming = excluded.stemming, accents = excluded.accents
            """)
        .bind("repositoryId", repositoryId)
        .bind("stemming", settings.stemming())
        .bind("accents", settings.accents())
        .execute();
  }

  /** The languages that the database has a dictionary for. */
  List<String> languages(Transaction transaction) {
    return transaction
        .query(
            """
            select replace(dictname, '_stem', '')
            from pg_ts_dict
            where dictnamespace = 'pg_catalog'::regnamespace and dictname like '%\\_stem'
            order by 1
            """)
        .mapTo(String.class)
        .list();
  }
}
