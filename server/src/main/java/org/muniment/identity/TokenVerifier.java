package org.muniment.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/**
 * Tells who a bearer of a token is. Usually needs no query: tokens are signed, and what can make
 * one invalid early is in memory, see {@link TrusteeStates}. Thread-safe.
 */
public final class TokenVerifier {
  private static final int MAX_CACHED = 10_000;

  private final SigningKeys keys;
  private final TrusteeStates states;
  private final Clock clock;

  /** By hash, so that no usable token stays in memory. */
  private final Cache<ByteBuffer, Verified> cache =
      Caffeine.newBuilder().maximumSize(MAX_CACHED).build();

  private record Verified(String keyId, TokenClaims claims) {}

  /**
   * @param keys those for {@link SigningKeys.Purpose#ACCESS}
   */
  public TokenVerifier(SigningKeys keys, TrusteeStates states, Clock clock) {
    this.keys = keys;
    this.states = states;
    this.clock = clock;
  }

  /**
   * Verifies a token. Now and then asks the database, so it is not for threads that may not wait.
   *
   * @throws MunimentException with {@link ErrorCode#INVALID_TOKEN} when the token is not, or no
   *     longer, good
   */
  public Caller verify(String token) {
    if (token.length() > CompactToken.MAX_LENGTH) {
      throw invalid(null);
    }
    ByteBuffer hash = ByteBuffer.wrap(Sha256.of(token.getBytes(StandardCharsets.UTF_8)));
    Verified verified = cache.getIfPresent(hash);
    if (verified == null) {
      verified = read(token);
      cache.put(hash, verified);
    } else if (keys.find(verified.keyId()) == null) {
      cache.invalidate(hash);
      throw invalid(null);
    }
    TokenClaims claims = verified.claims();
    if (!clock.instant().isBefore(claims.expires())) {
      cache.invalidate(hash);
      throw new MunimentException(ErrorCode.INVALID_TOKEN, "The access token has expired.");
    }
    return caller(claims);
  }

  private Verified read(String token) {
    try {
      JWSObject signed = CompactToken.parse(token);
      String keyId = signed.getHeader().getKeyID();
      SigningKey key = keyId == null ? null : keys.find(keyId);
      if (keyId == null || key == null || !key.verifies(signed)) {
        throw invalid(null);
      }
      return new Verified(keyId, TokenClaims.read(CompactToken.claims(signed)));
    } catch (ParseException | JOSEException | IllegalArgumentException malformed) {
      throw invalid(malformed);
    }
  }

  private Caller caller(TokenClaims claims) {
    RepositoryRef repository = claims.repository();
    TrusteeState state = states.get(repository.id(), claims.trusteeId()).orElse(null);
    String clientId = claims.clientId();
    if (state == null
        || !state.enabled()
        || state.tokenEpoch() != claims.epoch()
        || (clientId != null && !state.clients().contains(clientId))) {
      throw new MunimentException(
          ErrorCode.INVALID_TOKEN, "The access token has been revoked; sign in again.");
    }
    return new Caller(
        repository.id(),
        repository.name(),
        claims.trusteeId(),
        state.name(),
        state.role(),
        claims.sessionId(),
        claims.scopes());
  }

  private static MunimentException invalid(@Nullable Throwable cause) {
    return new MunimentException(ErrorCode.INVALID_TOKEN, "The access token is not valid.", cause);
  }
}
