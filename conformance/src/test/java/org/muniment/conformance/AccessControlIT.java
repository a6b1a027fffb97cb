package org.muniment.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muniment.conformance.Client.assertProblem;
import static org.muniment.conformance.Client.ok;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Access control lists, rights and trustees, over HTTP. */
class AccessControlIT {
  private static ServerProcess server;
  private static Client admin;
  private static Client ann;
  private static Client reader;

  @BeforeAll
  static void start() {
    server = ServerProcess.start();
    server.command(0, "user", "add", "ann");
    server.command(0, "user", "add", "rob", "--role", "reader");
    server.command(0, "group", "add", "Staff");
    server.command(0, "group", "add-member", "Staff", "ann");
    assertThat(server.command(0, "group", "list")).contains("Staff", "ann");
    admin = server.client();
    ann = Client.signIn(server.baseUrl(), "demo", "ann", ServerProcess.PASSWORD);
    reader = Client.signIn(server.baseUrl(), "demo", "rob", ServerProcess.PASSWORD);
  }

  @AfterAll
  static void stop() {
    assertThat(server.command(0, "check", "--deep")).contains("No damage found.");
    server.close();
  }

  private static String list(String elements) {
    return "{\"entries\":[" + elements + "]}";
  }

  private static String element(String trustee, String type, String rights, String more) {
    return "{\"trustee\":{\"accountName\":\""
        + trustee
        + "\"},\"accessControlType\":\""
        + type
        + "\",\"rights\":["
        + rights
        + "]"
        + more
        + "}";
  }

  private static List<String> rights(Client client, String path) {
    List<String> rights = new ArrayList<>();
    ok(client.get(path), 200).get("rights").forEach(right -> rights.add(right.asText()));
    return rights;
  }

  private static void assertDenied(Client.Answer answer) {
    assertProblem(answer, 403);
    assertThat(answer.body().get("errorCode").asInt()).isEqualTo(9013);
  }

  @Test
  void entries_areClosedAndOpened() {
    int folder = admin.folder(1, "closed");
    int document = admin.document(folder, "secret", "text");
    String path = "/Entries/" + folder + "/AccessControl";
    JsonNode first = ok(ann.get(path), 200);
    assertThat(first.get("inheritParents").asBoolean()).isTrue();
    JsonNode inherited = first.get("entries").get(0);
    assertThat(inherited.get("isInherited").asBoolean()).isTrue();
    assertThat(inherited.get("inheritedFrom").asText()).isEqualTo("\\");
    assertThat(inherited.get("scope").asText()).isEqualTo("All");
    assertThat(inherited.get("trustee").get("sid").asText()).isEqualTo("S-1-1-0");
    assertThat(ok(ann.get(path + "?includeInherited=false"), 200).get("entries")).isEmpty();

    String deny = list(element("Staff", "Deny", "\"Browse\",\"Read\"", ",\"scope\":\"All\""));
    assertDenied(ann.json("PUT", path, deny));
    JsonNode set = ok(admin.json("PUT", path, deny), 200);
    assertThat(set.get("entries")).hasSize(2);
    assertThat(set.get("entries").get(0).get("accessControlType").asText()).isEqualTo("Deny");
    assertDenied(ann.get("/Entries/" + document));
    assertDenied(ann.get("/Entries/" + folder + "/Folder/Children"));
    assertThat(rights(admin, "/Entries/" + folder + "/Rights?trusteeName=ann"))
        .doesNotContain("Browse", "Read")
        .contains("Rename");
    assertThat(rights(admin, "/Entries/" + folder + "/Rights")).hasSize(20);
    assertThat(rights(admin, "/Entries/" + folder + "/Rights?aclOnly=true"))
        .doesNotContain("TakeOwnership");
    ok(reader.get("/Entries/" + document), 200);
    assertThat(ok(reader.get("/Entries/1/Rights"), 200).get("isReadOnly").asBoolean()).isTrue();

    ok(admin.json("PUT", path, list("")), 200);
    ok(ann.get("/Entries/" + document), 200);
  }

  @Test
  void badLists_areRefused() {
    int folder = admin.folder(1, "bad lists");
    String path = "/Entries/" + folder + "/AccessControl";
    for (String bad :
        List.of(
            "{}",
            list("null"),
            list(element("ann", "Allow", "\"Read\"", ",\"isInherited\":true")),
            list(element("ann", "Allow", "", "")),
            list(element("ann", "Allow", "\"Fly\"", "")),
            list(element("ann", "Perhaps", "\"Read\"", "")),
            list(element("ann", "Allow", "\"Read\"", ",\"scope\":\"Nowhere\"")),
            list("{\"trustee\":{\"accountName\":\"ann\"},\"rights\":[\"Read\"]}"),
            list("{\"trustee\":{},\"accessControlType\":\"Allow\",\"rights\":[\"Read\"]}"),
            list("{\"accessControlType\":\"Allow\",\"rights\":[\"Read\"]}"))) {
      assertProblem(admin.json("PUT", path, bad), 400);
    }
    assertProblem(admin.json("PUT", path, list(element("nobody", "Allow", "\"Read\"", ""))), 404);
    assertProblem(admin.get("/Entries/999999/AccessControl"), 404);
    assertProblem(admin.get("/Entries/" + folder + "/Rights?trusteeId=S-1-2-3"), 404);
  }

  @Test
  void fieldsAndTemplates_haveListsOfTheirOwn() {
    for (String kind : List.of("Field", "Template")) {
      String plural = "/" + kind + "Definitions";
      int id = ok(admin.get(plural), 200).get("value").get(0).get("id").asInt();
      String one = plural + "/" + id;
      String right = kind.equals("Field") ? "\"ReadValue\"" : "\"ReadDefinition\"";
      assertThat(ok(ann.get(one + "/AccessControl"), 200).get("entries")).hasSize(1);
      assertThat(rights(ann, one + "/Rights")).contains("ReadPermissions");
      assertThat(rights(admin, one + "/Rights")).contains("TakeOwnership");
      String list = list(element("Staff", "Allow", right, ""));
      assertDenied(ann.json("PUT", one + "/AccessControl", list));
      assertThat(ok(admin.json("PUT", one + "/AccessControl", list), 200).get("entries"))
          .hasSize(1);
      assertThat(rights(ann, one + "/Rights")).containsExactly(right.replace("\"", ""));
      assertDenied(ann.get(one + "/AccessControl"));
      assertProblem(admin.get(plural + "/99999/AccessControl"), 404);
      assertProblem(admin.get(plural + "/99999/Rights"), 404);
      assertDenied(ann.json("PUT", plural + "/DefaultAccessControl", list));
      ok(admin.json("PUT", plural + "/DefaultAccessControl", list), 200);
      assertThat(ok(ann.get(plural + "/DefaultAccessControl"), 200).get("entries")).hasSize(1);
    }
  }

  @Test
  void trustees_areFoundAndLookedInto() {
    JsonNode session = ok(ann.get("/SessionRights"), 200);
    assertThat(session.get("privileges").get("EntryAccess").asBoolean()).isFalse();
    assertThat(session.get("featureRights").get("Search").asBoolean()).isTrue();
    JsonNode found = ok(reader.get("/Trustees?search=st&type=group"), 200);
    assertThat(found).hasSize(1);
    JsonNode staff = found.get(0);
    assertThat(staff.get("trusteeType").asText()).isEqualTo("LaserficheGroup");
    assertThat(staff.get("isUser").asBoolean()).isFalse();
    assertProblem(reader.get("/Trustees?type=dog"), 400);
    assertProblem(reader.get("/Trustees?count=-1"), 400);
    String sid = ok(ann.get("/Trustees?search=ann"), 200).get(0).get("sid").asText();
    String path = "/Trustees/" + sid + "/Security";
    assertThat(server.command(0, "grant", "Staff", "--privileges", "RecordManager"))
        .contains("RecordManager");
    JsonNode security = ok(admin.get(path), 200);
    assertThat(security.get("privileges").get("RecordManager").asBoolean()).isTrue();
    assertThat(security.get("tags")).isEmpty();
    assertThat(security.get("auditMasks").get("success").isObject()).isTrue();
    assertThat(
            ok(admin.get(path + "?includeInherited=false"), 200)
                .get("privileges")
                .get("RecordManager")
                .asBoolean())
        .isFalse();
    ok(ann.get(path), 200);
    assertDenied(reader.get(path));
    assertProblem(admin.get("/Trustees/S-1-5-18/Security"), 404);
  }
}
