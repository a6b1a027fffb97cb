package org.muniment.conformance;

/** Makes trees quickly: by copying what is there. */
final class Trees {
  private Trees() {}

  /**
   * A folder with at least so many entries below it.
   *
   * @return the id of the folder
   */
  static int build(Client client, int parentId, int entries) {
    int root = client.folder(parentId, "tree of " + entries);
    int leaf = client.folder(root, "leaf");
    for (int number = 0; number < 12; number++) {
      client.document(leaf, "document " + number, "content " + number % 3);
    }
    int size = 13;
    int copies = 1;
    int level = root;
    while (size < entries) {
      // Six copies of what is there go into a new folder beside it, which is the next to be copied.
      int next = client.folder(root, "level " + copies);
      int source = level == root ? leaf : level;
      for (int copy = 0; copy < 6; copy++) {
        client.complete(client.startCopy(next, source, "copy " + copy));
      }
      level = next;
      copies++;
      size = client.tree(root).size();
    }
    return root;
  }
}
