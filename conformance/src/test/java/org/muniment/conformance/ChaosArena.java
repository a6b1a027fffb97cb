package org.muniment.conformance;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The few entries that all calls of {@link ChaosCalls} are about, and what they left to each other.
 * Thread-safe.
 */
final class ChaosArena {
  private static final int FOLDERS = 5;
  private static final int DOCUMENTS = 6;
  private static final int MOST_LEFT = 8;

  /** An annotation on the first page of a document. */
  record Note(int document, int item, String type) {}

  /** An upload with one part. */
  record Upload(String id, String url, String tag, String token) {}

  private final int root;
  private final List<Integer> folders = new CopyOnWriteArrayList<>();
  private final List<Integer> documents = new CopyOnWriteArrayList<>();
  final List<Integer> series = new CopyOnWriteArrayList<>();
  final List<Integer> reasons = new CopyOnWriteArrayList<>();
  final List<Integer> stamps = new CopyOnWriteArrayList<>();
  final List<Note> notes = new CopyOnWriteArrayList<>();
  final List<Upload> uploads = new CopyOnWriteArrayList<>();
  final List<String> searches = new CopyOnWriteArrayList<>();
  final List<String> tasks = new CopyOnWriteArrayList<>();

  ChaosArena(Client client) {
    root = client.folder(1, "arena");
    for (int number = 0; number < FOLDERS; number++) {
      folders.add(client.folder(root, "f" + number));
    }
    for (int number = 0; number < DOCUMENTS; number++) {
      documents.add(newDocument(client, root, number));
    }
  }

  int folder(Random random) {
    return folders.get(random.nextInt(folders.size()));
  }

  int document(Random random) {
    return documents.get(random.nextInt(documents.size()));
  }

  int entry(Random random) {
    return random.nextInt(3) == 0 ? folder(random) : document(random);
  }

  /** Leaves something to the other callers, of which the oldest is forgotten. */
  static <T> void leave(List<T> left, T one) {
    left.add(one);
    if (left.size() > MOST_LEFT) {
      left.remove(0);
    }
  }

  /** Puts new entries in the place of those that are gone, so that there is always work. */
  void replace(Client client, Random random) {
    for (int place = 0; place < FOLDERS; place++) {
      if (isGone(client, folders.get(place))) {
        int parent = random.nextBoolean() ? root : folder(random);
        String body = "{\"name\":\"f\",\"autoRename\":true,\"entryType\":\"Folder\"}";
        int made = made(client.post("/Entries/" + parent + "/Folder/Children", body));
        folders.set(place, made > 0 ? made : folders.get(place));
      }
    }
    for (int place = 0; place < DOCUMENTS; place++) {
      if (isGone(client, documents.get(place))) {
        int parent = random.nextInt(3) == 0 ? root : folder(random);
        int made = newDocument(client, parent, random.nextInt(3));
        documents.set(place, made > 0 ? made : documents.get(place));
      }
    }
  }

  private static boolean isGone(Client client, int id) {
    return client.get("/Entries/" + id + "?$select=id").status() == 404;
  }

  /** Answers 0 when the folder is gone as well. */
  private static int newDocument(Client client, int parent, int content) {
    String request = "{\"name\":\"d\",\"autoRename\":true}";
    byte[] bytes = {(byte) content};
    int made = made(client.importFile(parent, request, "d.bin", null, bytes));
    if (made > 0) {
      client.form(
          "POST",
          "/Entries/" + made + "/Document/Pages",
          Client.FormPart.request("{\"textPages\":[\"some text\",\"more\"]}"));
    }
    return made;
  }

  static int made(Client.Answer answer) {
    return answer.status() == 201 ? answer.body().get("id").asInt() : 0;
  }
}
