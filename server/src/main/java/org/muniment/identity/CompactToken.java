package org.muniment.identity;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.util.Map;

/** Reads signed tokens that anybody may have written. */
final class CompactToken {
  static final int MAX_LENGTH = 8192;

  private CompactToken() {}

  static JWSObject parse(String text) throws ParseException {
    if (text.length() > MAX_LENGTH) {
      throw new ParseException("The token is too long.", MAX_LENGTH);
    }
    try {
      return JWSObject.parse(text);
    } catch (RuntimeException odd) {
      // The library trips over some headers, such as null, in its own ways.
      throw unreadable(odd);
    }
  }

  static JWTClaimsSet claims(JWSObject token) throws ParseException {
    try {
      Map<String, Object> members = token.getPayload().toJSONObject();
      if (members == null) {
        throw new ParseException("The token carries no JSON object.", 0);
      }
      return JWTClaimsSet.parse(members);
    } catch (RuntimeException odd) {
      throw unreadable(odd);
    }
  }

  private static ParseException unreadable(RuntimeException cause) {
    ParseException failure = new ParseException("The token can't be read.", 0);
    failure.initCause(cause);
    return failure;
  }
}
