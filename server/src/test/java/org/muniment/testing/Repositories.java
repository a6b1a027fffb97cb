package org.muniment.testing;

import java.util.UUID;
import org.muniment.database.Database;
import org.muniment.identity.Caller;
import org.muniment.identity.Role;
import org.muniment.identity.ScopeSet;

/** Makes repositories and callers directly in a test database. */
public final class Repositories {
  private Repositories() {}

  public static void create(Database database, int repositoryId, String name) {
    database.execute(
        transaction ->
            transaction
                .update(
                    """
                    insert into repository (id, name, name_key, created)
                    values (:id, :name, lower(:name), now())
                    """)
                .bind("id", repositoryId)
                .bind("name", name)
                .execute());
  }

  /** A caller whose trustee exists, in a session of its own. */
  public static Caller caller(Database database, int repositoryId, String name, Role role) {
    int trusteeId =
        database.write(
            transaction ->
                transaction
                    .query(
                        """
                        insert into trustee (repository_id, name, name_key, role, created)
                        values (:repositoryId, :name, lower(:name), :role, now())
                        on conflict (repository_id, name_key) do update set name = excluded.name
                        returning id
                        """)
                    .bind("repositoryId", repositoryId)
                    .bind("name", name)
                    .bind("role", role.key())
                    .mapTo(Integer.class)
                    .one());
    return new Caller(
        repositoryId, "demo", trusteeId, name, role, UUID.randomUUID(), ScopeSet.unlimited());
  }
}
