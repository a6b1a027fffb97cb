package org.muniment.server;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import org.muniment.api.PublicUrl;

/** What a person needs to know when the server has started. */
final class Greeting {
  private Greeting() {}

  /** The base URL for clients of the self-hosted kind, as they can type it. */
  static String base(@Nullable String publicUrl, String host, int port) {
    String shown = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
    String authority = (shown.contains(":") ? "[" + shown + "]" : shown) + ":" + port;
    return PublicUrl.of(publicUrl, "http", authority, name -> null, "/LFRepositoryAPI").base();
  }

  static void print(PrintStream out, String base, String repository, @Nullable String password) {
    String shown = password == null ? "<password>" : password;
    out.println();
    out.println("Muniment is ready.");
    out.println("  Base URL for clients  " + base);
    out.println("  Repository            " + repository);
    out.println("  User                  " + FirstStart.ADMIN);
    if (password != null) {
      out.println("  Password              " + password + "   (shown only this once)");
    }
    out.println("  Try it                curl -d grant_type=password -d username=admin \\");
    out.println("                          --data-urlencode password='" + shown + "' \\");
    out.println("                          " + base + "/v1/Repositories/" + repository + "/Token");
    out.println();
    out.flush();
  }
}
