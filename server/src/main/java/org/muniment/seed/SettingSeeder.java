package org.muniment.seed;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muniment.audit.AuditEvent;
import org.muniment.audit.AuditReason;
import org.muniment.audit.AuditReasons;
import org.muniment.database.Transaction;
import org.muniment.search.SearchService;
import org.muniment.search.SearchSettings;

/** Audit reasons and how a repository searches, from seeds and for dumps. Thread-safe. */
record SettingSeeder(AuditReasons reasons, SearchService searches) {

  void seed(Transaction transaction, int repositoryId, SeedDefinitions seed) {
    for (SeedItem<SeedAuditReasons> item : seed.auditReasons()) {
      AuditEvent event = event(item);
      item.run(() -> seed(transaction, repositoryId, event, item));
    }
    for (SeedItem<SeedSearch> item : seed.search()) {
      SearchSettings present = searches.settings(transaction, repositoryId);
      SearchSettings wanted = item.value().over(present);
      if (!wanted.equals(present)) {
        item.run(() -> searches.setSettings(transaction, repositoryId, wanted));
      }
    }
  }

  private void seed(
      Transaction transaction,
      int repositoryId,
      AuditEvent event,
      SeedItem<SeedAuditReasons> item) {
    SeedAuditReasons said = item.value();
    List<String> names = said.reasons();
    if (names != null) {
      for (String name : names) {
        if (name == null) {
          throw item.bad("an audit reason is a text");
        }
        reasons.add(transaction, repositoryId, event, name);
      }
    }
    if (said.required() != null) {
      reasons.setRequired(transaction, repositoryId, event, said.required());
    }
  }

  /**
   * @throws SeedException when it is none
   */
  static AuditEvent event(SeedItem<SeedAuditReasons> item) {
    for (AuditEvent event : AuditEvent.values()) {
      if (event.name().equals(item.value().event())) {
        return event;
      }
    }
    throw item.bad(
        "the event of audit reasons is DeleteEntry or ExportDocument, not '"
            + item.value().event()
            + "'");
  }

  List<SeedAuditReasons> dumpReasons(Transaction transaction, int repositoryId) {
    List<AuditReason> all = reasons.list(transaction, repositoryId);
    Set<AuditEvent> required = reasons.required(transaction, repositoryId);
    List<SeedAuditReasons> said = new ArrayList<>();
    for (AuditEvent event : AuditEvent.values()) {
      List<String> names =
          all.stream().filter(one -> one.event() == event).map(AuditReason::name).toList();
      if (!names.isEmpty() || required.contains(event)) {
        said.add(new SeedAuditReasons(event.name(), required.contains(event) ? true : null, names));
      }
    }
    return said;
  }

  /** Null for what every new repository has. */
  @Nullable SeedSearch dumpSearch(Transaction transaction, int repositoryId) {
    SearchSettings settings = searches.settings(transaction, repositoryId);
    return settings.equals(SearchSettings.DEFAULT) ? null : SeedSearch.of(settings);
  }
}
