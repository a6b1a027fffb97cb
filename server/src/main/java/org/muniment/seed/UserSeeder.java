package org.muniment.seed;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Database;
import org.muniment.database.Transaction;
import org.muniment.definition.Attribute;
import org.muniment.definition.AttributeService;
import org.muniment.identity.Role;
import org.muniment.identity.Sid;
import org.muniment.identity.Trustee;
import org.muniment.identity.UserService;

/** Makes the users of a seed, or brings those that are there up to what it says. Thread-safe. */
record UserSeeder(Database database, UserService users, AttributeService attributes) {

  /** Each user is a transaction: hashing a password takes its time. */
  void seed(int repositoryId, List<SeedItem<SeedUser>> seed) {
    for (SeedItem<SeedUser> item : seed) {
      Role role = role(item);
      item.run(() -> database.execute(transaction -> user(transaction, repositoryId, item, role)));
    }
  }

  private void user(
      Transaction transaction, int repositoryId, SeedItem<SeedUser> item, @Nullable Role role) {
    SeedUser wanted = item.value();
    String name = wanted.name();
    if (name == null) {
      throw item.bad("the name is missing");
    }
    String password = wanted.password();
    Trustee user = users.find(transaction, repositoryId, name).orElse(null);
    if (user == null) {
      user = users.add(transaction, repositoryId, name, password, role == null ? Role.USER : role);
    } else {
      if (role != null && role != user.role()) {
        users.setRole(transaction, repositoryId, user.id(), role);
      }
      if (password != null && !users.hasPassword(transaction, repositoryId, name, password)) {
        users.changePassword(transaction, repositoryId, user.id(), password);
      }
    }
    if (wanted.enabled() != null && wanted.enabled() != user.enabled()) {
      users.setEnabled(transaction, repositoryId, user.id(), wanted.enabled());
    }
    Map<String, @Nullable String> kept = wanted.attributes();
    if (kept != null) {
      String sid = Sid.of(repositoryId, user.id());
      kept.forEach(
          (key, value) ->
              attributes.put(transaction, repositoryId, sid, key, value == null ? "" : value));
    }
  }

  private static @Nullable Role role(SeedItem<SeedUser> item) {
    String wanted = item.value().role();
    if (wanted == null) {
      return null;
    }
    for (Role role : Role.values()) {
      if (role.key().equalsIgnoreCase(wanted)) {
        return role;
      }
    }
    throw item.bad("a role is administrator, user or reader, not '" + wanted + "'");
  }

  /** The users of a repository as a seed says them, without their passwords. */
  List<SeedUser> dump(Transaction transaction, int repositoryId) {
    return users.list(transaction, repositoryId).stream()
        .map(
            user -> {
              Map<String, @Nullable String> kept = new TreeMap<>();
              for (Attribute attribute :
                  attributes.list(transaction, repositoryId, Sid.of(repositoryId, user.id()))) {
                kept.put(attribute.key(), attribute.value());
              }
              return new SeedUser(
                  user.name(),
                  user.role().key(),
                  null,
                  user.enabled() ? null : false,
                  kept,
                  null,
                  null,
                  null);
            })
        .toList();
  }
}
