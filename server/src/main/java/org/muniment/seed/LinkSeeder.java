package org.muniment.seed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muniment.definition.LinkDefinition;
import org.muniment.identity.Caller;
import org.muniment.metadata.Link;
import org.muniment.metadata.LinkInput;
import org.muniment.metadata.MetadataInput;
import org.muniment.metadata.MetadataService;
import org.muniment.seed.SeedEntry.SeedLink;

/** Makes the links of a seed that aren't there yet. */
final class LinkSeeder {
  private final EntrySeeder entries;
  private final MetadataService metadata;
  private final Map<String, Integer> kinds = new HashMap<>();

  /**
   * @param definitions all there are in the repository
   */
  LinkSeeder(EntrySeeder entries, MetadataService metadata, List<LinkDefinition> definitions) {
    this.entries = entries;
    this.metadata = metadata;
    for (LinkDefinition definition : definitions) {
      kinds.putIfAbsent(kind(definition), definition.id());
      kinds.put(String.valueOf(definition.id()), definition.id());
    }
  }

  /** How a seed names a kind of links. */
  static String kind(LinkDefinition definition) {
    return definition.sourceLabel() + "/" + definition.targetLabel();
  }

  void seed(Caller caller, EntryShape shape) {
    if (shape.links().isEmpty()) {
      return;
    }
    int id = entries.require(caller, shape.path()).id();
    Map<LinkInput, Long> there =
        metadata.links(caller, id).stream()
            .map(link -> input(link, id))
            .collect(Collectors.groupingBy(link -> link, HashMap::new, Collectors.counting()));
    List<LinkInput> missing = new ArrayList<>();
    for (SeedLink link : shape.links()) {
      LinkInput wanted = input(caller, link);
      // Links may be alike; each one that is there stands for one that is wanted.
      if (there.merge(wanted, -1L, Long::sum) < 0) {
        missing.add(wanted);
      }
    }
    entries.addMetadata(caller, id, new MetadataInput(null, List.of(), List.of(), missing));
  }

  private static LinkInput input(Link link, int entryId) {
    boolean source = link.sourceId() == entryId;
    return new LinkInput(
        link.definition().id(),
        source ? link.targetId() : link.sourceId(),
        source,
        new TreeMap<>(link.properties()));
  }

  private LinkInput input(Caller caller, SeedLink link) {
    Integer kind = kinds.get(String.valueOf(link.kind()));
    if (kind == null) {
      throw SeedService.refusal("There is no kind of links '" + link.kind() + "'.");
    }
    String to = link.to();
    String from = link.from();
    SeedPath other = SeedPath.of(to != null ? to : String.valueOf(from));
    Map<String, String> properties = new TreeMap<>();
    Map<String, @Nullable String> said = link.properties();
    if (said != null) {
      said.forEach((key, value) -> properties.put(key, value == null ? "" : value));
    }
    return new LinkInput(kind, entries.require(caller, other).id(), to != null, properties);
  }
}
