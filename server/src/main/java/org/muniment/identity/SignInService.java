package org.muniment.identity;

import org.muniment.database.Database;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** Sign-in with user name and password (contract: auth §1). Thread-safe. */
public final class SignInService {
  private final Database database;
  private final RepositoryFinder repositories;
  private final PasswordHasher passwords;
  private final SignInThrottle throttle;
  private final TokenService tokens;
  private final TrusteeDao dao = new TrusteeDao();

  public SignInService(
      Database database,
      RepositoryFinder repositories,
      PasswordHasher passwords,
      SignInThrottle throttle,
      TokenService tokens) {
    this.database = database;
    this.repositories = repositories;
    this.passwords = passwords;
    this.throttle = throttle;
    this.tokens = tokens;
  }

  /**
   * Makes a token for a user.
   *
   * @param remoteAddress where the request came from, for the throttle
   * @throws MunimentException with {@link ErrorCode#REPOSITORY_NOT_FOUND}, {@link
   *     ErrorCode#INVALID_CREDENTIALS} or {@link ErrorCode#TOO_MANY_SIGN_INS}
   */
  public AccessToken signIn(
      String repositoryName, String userName, String password, String remoteAddress) {
    // The text is what official clients compare with (contract: errors §1).
    RepositoryRef repository =
        repositories
            .find(repositoryName)
            .orElseThrow(
                () ->
                    new MunimentException(
                        ErrorCode.REPOSITORY_NOT_FOUND,
                        "Error: Repository with the given Id not found or no connection could be"
                            + " made."));
    String nameKey = TrusteeNames.key(userName);
    SignInThrottle.Attempt attempt =
        SignInThrottle.Attempt.of(repository.id(), nameKey, remoteAddress);
    throttle.check(attempt);

    TrusteeDao.Credentials known =
        database
            .read(transaction -> dao.credentials(transaction, repository.id(), nameKey))
            .orElse(null);
    String hash = known == null ? null : known.passwordHash();
    // Looked at again when it is our turn: attempts that came together must not all pass.
    PasswordHasher.Verdict verdict =
        passwords.verify(password, hash, () -> throttle.check(attempt));
    if (known == null || hash == null || !verdict.matches() || !known.trustee().enabled()) {
      throttle.failed(attempt);
      throw new MunimentException(
          ErrorCode.INVALID_CREDENTIALS, "The user name or the password is wrong.");
    }
    throttle.succeeded(attempt);
    String newHash = verdict.newHash();
    if (newHash != null) {
      database.write(
          transaction ->
              dao.replaceHash(transaction, repository.id(), known.trustee().id(), hash, newHash));
    }
    return tokens.issue(repository, known.trustee());
  }
}
