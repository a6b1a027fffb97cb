package org.muniment.identity;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.util.Map;

/**
 * JSON whose base64 form is the same in the standard and in the URL-safe alphabet. Both alphabets
 * differ in the values 62 and 63 alone, which only come out of bytes above 127 and of the
 * characters escaped here. Official clients decode access keys with either alphabet, and tokens in
 * a browser with the standard one (contract: auth §2).
 */
final class AsciiJson {
  private AsciiJson() {}

  static String write(Map<String, ?> members) {
    String json = JSONObjectUtils.toJSONString(members);
    StringBuilder text = new StringBuilder(json.length());
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      // All of these occur in strings only, where an escape means the same.
      if (c > '}' || c == '>' || c == '?') {
        text.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
