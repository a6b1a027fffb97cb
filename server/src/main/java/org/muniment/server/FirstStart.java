package org.muniment.server;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muniment.definition.StarterDefinitions;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Role;
import org.muniment.identity.Sid;
import org.muniment.identity.Trustee;
import org.muniment.repository.Repository;

/** Makes a repository with its root folder, its administrator and the definitions to begin with. */
public final class FirstStart {
  /** The name of the administrator that every repository begins with. */
  public static final String ADMIN = "admin";

  private static final int PASSWORD_BYTES = 15;

  private FirstStart() {}

  /**
   * What was made.
   *
   * @param password the random password of the administrator, or null when one was given
   */
  public record Made(Repository repository, @Nullable String password) {}

  /**
   * Makes a repository, or nothing at all.
   *
   * @param adminPassword empty for a random one
   * @param bare whether it begins without definitions
   * @throws org.muniment.error.MunimentException for a bad or taken name
   */
  public static Made create(Muniment muniment, String name, String adminPassword, boolean bare) {
    String random = adminPassword.isEmpty() ? randomPassword() : null;
    Repository repository =
        muniment
            .database()
            .write(
                transaction -> {
                  Repository made = muniment.repositories().create(transaction, name);
                  Trustee admin =
                      muniment
                          .users()
                          .add(
                              transaction,
                              made.id(),
                              ADMIN,
                              random == null ? adminPassword : random,
                              Role.ADMINISTRATOR);
                  muniment.entries().createRoot(transaction, made.id(), made.name(), admin.id());
                  muniment.reasons().createStarters(transaction, made.id());
                  if (!bare) {
                    StarterDefinitions starter = muniment.starterDefinitions();
                    muniment.annotationReasons().createStarters(transaction, made.id());
                    starter.create(transaction, made.id());
                    starter.createForUser(transaction, made.id(), Sid.of(made.id(), admin.id()));
                  }
                  return made;
                });
    return new Made(repository, random);
  }

  /**
   * Makes the first repository, unless there is one: of several nodes that start at once on an
   * empty database one makes it, and the others find it.
   *
   * @return what was made, or nothing when there was a repository already
   * @throws org.muniment.error.MunimentException for a bad name
   */
  public static Optional<Made> createFirst(
      Muniment muniment, String name, String adminPassword, boolean bare) {
    if (!muniment.repositories().list().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(create(muniment, name, adminPassword, bare));
    } catch (MunimentException conflict) {
      if (conflict.code() != ErrorCode.NAME_CONFLICT) {
        throw conflict;
      }
      return Optional.empty();
    }
  }

  private static String randomPassword() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
