package org.muniment.identity;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Transaction;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/**
 * The users of repositories. These are building blocks for whoever administers a server: they check
 * no rights. Thread-safe.
 */
public final class UserService {
  private final PasswordHasher passwords;
  private final TrusteeStates states;
  private final Clock clock;
  private final TrusteeDao dao = new TrusteeDao();

  private final SecurityVersions versions = new SecurityVersions();

  public UserService(PasswordHasher passwords, TrusteeStates states, Clock clock) {
    this.passwords = passwords;
    this.states = states;
    this.clock = clock;
  }

  /**
   * Adds a user.
   *
   * @param password null for a user who has access keys only
   * @throws MunimentException when the name or the password can't be used, or the name is taken
   */
  public Trustee add(
      Transaction transaction,
      int repositoryId,
      String name,
      @Nullable String password,
      Role role) {
    TrusteeNames.check(name);
    String hash = password == null ? null : passwords.hash(password);
    return dao.insert(
            transaction, repositoryId, name, TrusteeNames.key(name), hash, role, clock.instant())
        .orElseThrow(
            () ->
                new MunimentException(
                    ErrorCode.NAME_CONFLICT,
                    "There is already a user or group named '" + name + "'."));
  }

  /** Finds a user by name, without regard to case. */
  public Optional<Trustee> find(Transaction transaction, int repositoryId, String name) {
    return dao.credentials(transaction, repositoryId, TrusteeNames.key(name))
        .map(TrusteeDao.Credentials::trustee);
  }

  public Optional<Trustee> find(Transaction transaction, int repositoryId, int trusteeId) {
    return dao.find(transaction, repositoryId, trusteeId);
  }

  /** All users, by name. */
  public List<Trustee> list(Transaction transaction, int repositoryId) {
    return dao.list(transaction, repositoryId);
  }

  /** Whether that is the password of the user; for who administers, without a throttle. */
  public boolean hasPassword(
      Transaction transaction, int repositoryId, String name, String password) {
    String hash =
        dao.credentials(transaction, repositoryId, TrusteeNames.key(name))
            .map(TrusteeDao.Credentials::passwordHash)
            .orElse(null);
    return hash != null && passwords.verify(password, hash, () -> {}).matches();
  }

  /**
   * Sets a password and makes all tokens of the user invalid.
   *
   * @param password null takes the password away
   */
  public void changePassword(
      Transaction transaction, int repositoryId, int trusteeId, @Nullable String password) {
    String hash = password == null ? null : passwords.hash(password);
    expectOne(dao.changePassword(transaction, repositoryId, trusteeId, hash), trusteeId);
    states.changed(transaction, repositoryId, trusteeId);
  }

  /** Lets a user sign in, or not; what stops a user makes all their tokens invalid for good. */
  public void setEnabled(
      Transaction transaction, int repositoryId, int trusteeId, boolean enabled) {
    expectOne(dao.setEnabled(transaction, repositoryId, trusteeId, enabled), trusteeId);
    states.changed(transaction, repositoryId, trusteeId);
  }

  /** Sets the role, also for the tokens that are out. */
  public void setRole(Transaction transaction, int repositoryId, int trusteeId, Role role) {
    expectOne(dao.setRole(transaction, repositoryId, trusteeId, role), trusteeId);
    versions.change(transaction, repositoryId);
    states.changed(transaction, repositoryId, trusteeId);
  }

  /** Removes a user, their access keys and the effect of their tokens. The id is not used again. */
  public void remove(Transaction transaction, int repositoryId, int trusteeId) {
    expectOne(dao.delete(transaction, repositoryId, trusteeId), trusteeId);
    states.changed(transaction, repositoryId, trusteeId);
  }

  private static void expectOne(int rows, int trusteeId) {
    if (rows != 1) {
      throw notFound(trusteeId);
    }
  }

  static MunimentException notFound(int trusteeId) {
    return new MunimentException(
        ErrorCode.TRUSTEE_NOT_FOUND, "There is no user with the id " + trusteeId + ".");
  }
}
