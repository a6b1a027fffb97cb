package org.muniment.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.util.Base64URL;
import java.text.ParseException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever somebody sends as a token is either read or refused in one way. */
class CompactTokenPropertyTest {
  @Provide
  Arbitrary<String> json() {
    Arbitrary<String> scalars =
        Arbitraries.of(
            "null", "1", "-1", "1e999", "true", "\"\"", "\"HS256\"", "\"none\"", "[]", "{}", "[1]");
    Arbitrary<String> names =
        Arbitraries.of("alg", "typ", "kid", "crit", "jwk", "b64", "exp", "client_id", "aud", "x5c");
    Arbitrary<String> objects =
        Combinators.combine(names, scalars)
            .as((name, value) -> "\"" + name + "\":" + value)
            .list()
            .ofMaxSize(4)
            .map(members -> "{\"alg\":\"HS256\"," + String.join(",", members) + "}");
    return Arbitraries.oneOf(
        scalars, objects, objects.map(it -> it.replace(",}", "}")), Arbitraries.strings());
  }

  @Property
  void structured_isReadOrRefused(
      @ForAll("json") String header, @ForAll("json") String payload, @ForAll byte[] signature) {
    check(
        Base64URL.encode(header)
            + "."
            + Base64URL.encode(payload)
            + "."
            + Base64URL.encode(signature));
  }

  @Property
  void anyText_isReadOrRefused(@ForAll String text) {
    check(text);
  }

  private static void check(String text) {
    assertThatCode(
            () -> {
              try {
                JWSObject token = CompactToken.parse(text);
                CompactToken.claims(token);
              } catch (ParseException refused) {
                assertThat(refused).hasMessageMatching("(?s).+");
              }
            })
        .doesNotThrowAnyException();
  }
}
