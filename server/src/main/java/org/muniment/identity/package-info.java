/**
 * Who calls, and how they prove it. {@link org.muniment.identity.Caller} is what the rest of the
 * product sees; {@link org.muniment.identity.TokenVerifier} makes one of a bearer token, {@link
 * org.muniment.identity.SignInService} and {@link org.muniment.identity.ClientCredentials} hand out
 * tokens, {@link org.muniment.identity.UserService} and {@link org.muniment.identity.AccessKeys}
 * keep what is needed for that. {@link org.muniment.identity.LinkSigner} signs download links.
 *
 * <p>Owns the tables {@code trustee}, {@code access_key} and {@code signing_key}. Changes are
 * announced on the notification channel {@code muniment_identity}.
 */
@NullMarked
package org.muniment.identity;

import org.jspecify.annotations.NullMarked;
