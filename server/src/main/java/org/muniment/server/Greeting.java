package org.muniment.server;

import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person needs to know when the server has started. */
final class Greeting {
  private Greeting() {}

  static void print(
      PrintStream out,
      String base,
      String repository,
      @Nullable String password,
      List<String> notes) {
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
    notes.forEach(note -> out.println("  " + note));
    out.println();
    out.flush();
  }
}
