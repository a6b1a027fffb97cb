package org.muniment.seed;

import java.util.List;

/** Everything in a seed but its entries, which may be many. */
record SeedDefinitions(
    List<SeedItem<SeedField>> fields,
    List<SeedItem<SeedTemplate>> templates,
    List<SeedItem<SeedTag>> tags,
    List<SeedItem<SeedLinkDefinition>> links,
    List<SeedItem<SeedAttribute>> attributes,
    List<SeedItem<SeedUser>> users,
    List<SeedItem<SeedGroup>> groups,
    List<SeedItem<SeedAuditReasons>> auditReasons,
    List<SeedItem<SeedSearch>> search,
    List<SeedItem<SeedReason>> annotationReasons,
    List<SeedItem<SeedStamp>> stamps,
    List<SeedItem<SeedAccess>> access) {
  /** Something that is kept for everyone under a key. */
  record SeedAttribute(String key, String value) {}
}
