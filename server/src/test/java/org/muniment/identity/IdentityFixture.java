package org.muniment.identity;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.muniment.database.Database;
import org.muniment.testing.MutableClock;

/** One node with the services of this package, and one repository of its own. */
final class IdentityFixture {
  /** Cheap, so that tests are quick; {@link PasswordHasherTest} uses the real cost. */
  static final PasswordHasher.Cost CHEAP = new PasswordHasher.Cost(64, 1, 1);

  private static final AtomicInteger REPOSITORY_IDS = new AtomicInteger(100);

  final Database database;
  final MutableClock clock = new MutableClock();
  final RepositoryRef repository;
  final TokenConfig config = TokenConfig.of("example.test:8443");
  final SigningKeys accessKeyring;
  final SigningKeys linkKeyring;
  final PasswordHasher passwords = new PasswordHasher(CHEAP, 2);
  final TrusteeStates states;
  final UserService users;
  final TokenService tokens;
  final TokenVerifier verifier;
  final SignInService signIn;
  final AccessKeys accessKeys;
  final ClientCredentials clientCredentials;
  final LinkSigner links;

  IdentityFixture(Database database) {
    this(database, newRepository(database));
  }

  IdentityFixture(Database database, RepositoryRef repository) {
    this.database = database;
    this.repository = repository;
    accessKeyring = new SigningKeys(database, clock, SigningKeys.Purpose.ACCESS);
    linkKeyring = new SigningKeys(database, clock, SigningKeys.Purpose.LINK);
    states = new TrusteeStates(database, clock);
    users = new UserService(passwords, states, clock);
    tokens = new TokenService(accessKeyring, config, clock);
    verifier = new TokenVerifier(accessKeyring, states, clock);
    signIn =
        new SignInService(
            database,
            name -> Optional.of(repository).filter(it -> it.name().equalsIgnoreCase(name)),
            passwords,
            new SignInThrottle(clock, SignInThrottle.Limits.STANDARD),
            tokens);
    accessKeys = new AccessKeys(config, states, clock);
    clientCredentials = new ClientCredentials(database, tokens, clock);
    links = new LinkSigner(linkKeyring, clock);
  }

  static RepositoryRef newRepository(Database database) {
    int id = REPOSITORY_IDS.incrementAndGet();
    RepositoryRef repository = new RepositoryRef(id, "Archive " + id);
    database.execute(
        transaction ->
            transaction
                .update(
                    """
                    insert into repository (id, name, name_key, created)
                    values (:id, :name, lower(:name), now())
                    """)
                .bind("id", id)
                .bind("name", repository.name())
                .execute());
    return repository;
  }

  Trustee add(String name, String password) {
    return add(name, password, Role.USER);
  }

  Trustee add(String name, String password, Role role) {
    return database.write(t -> users.add(t, repository.id(), name, password, role));
  }

  void setEnabled(Trustee trustee, boolean enabled) {
    database.execute(t -> users.setEnabled(t, repository.id(), trustee.id(), enabled));
  }

  String signIn(String name, String password) {
    return signIn.signIn(repository.name(), name, password, "192.0.2.1").value();
  }

  /** Long enough that what is in memory about trustees and keys is looked at again. */
  void waitForRefresh() {
    clock.advance(TrusteeStates.MAX_AGE.plus(Duration.ofMillis(1)));
  }
}
