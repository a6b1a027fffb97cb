package org.muniment.identity;

import java.time.Duration;

/**
 * What is in access tokens besides the caller.
 *
 * @param issuer the name of this installation
 * @param domain the domain that clients build host names from; may contain a port
 * @param customerId the account id in tokens and access keys
 * @param passwordLifetime how long a token from a sign-in with a password is good
 * @param clientLifetime how long a token of an access key is good
 */
public record TokenConfig(
    String issuer,
    String domain,
    String customerId,
    Duration passwordLifetime,
    Duration clientLifetime) {
  /** Lifetimes as the contract names them (contract: auth §1, §2). */
  public static TokenConfig of(String domain) {
    return new TokenConfig(
        "muniment", domain, "100000000", Duration.ofSeconds(900), Duration.ofSeconds(43_200));
  }
}
