package org.muniment.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muniment.annotation.Annotation;
import org.muniment.annotation.AnnotationChange;
import org.muniment.annotation.AnnotationContentService;
import org.muniment.annotation.AnnotationPlace.Box;
import org.muniment.annotation.AnnotationPlace.Point;
import org.muniment.annotation.AnnotationPlace.Size;
import org.muniment.annotation.AnnotationShape;
import org.muniment.annotation.AnnotationStyle;
import org.muniment.annotation.AnnotationType;
import org.muniment.annotation.Stamp;
import org.muniment.blob.BlobRef;
import org.muniment.blob.StagedBlob;
import org.muniment.identity.Caller;
import org.muniment.repository.Repository;

/** Annotations and stamps in dumps and seeds. */
class SeedAnnotationTest {
  private static final List<Point> POINTS = List.of(new Point(1, 2), new Point(-3, 4));
  private static final List<Box> BOXES = List.of(new Box(1, 2, 30, 4), new Box(5, 6, 7, 8));

  /** One of each type, with nothing as it is at first. */
  private static final List<AnnotationShape> SHAPES =
      List.of(
          new AnnotationShape.Highlight("#00FF00", 1, 4, BOXES),
          new AnnotationShape.Redaction(true, 2, 5, List.of()),
          new AnnotationShape.Strikeout(null, AnnotationStyle.Direction.RightToLeft, 0, 0, BOXES),
          new AnnotationShape.Underline(
              "#0000FF", AnnotationStyle.Direction.TopToBottom, 3, 9, null),
          new AnnotationShape.Note(new Point(7, 8), null, "one: two\n - \"three\"", true),
          new AnnotationShape.Attachment(new Point(0, 0), "list of parts.CSV", "text/csv"),
          new AnnotationShape.TextBox(
              BOXES.get(0),
              "#111111",
              null,
              AnnotationStyle.Line.Cloud2,
              0,
              0,
              "1.50",
              72,
              AnnotationStyle.Direction.BottomToTop),
          new AnnotationShape.Bitmap(new Point(1, 1), new Size(10, 20), 90, 50),
          new AnnotationShape.StraightLine(
              POINTS.get(0),
              POINTS.get(1),
              AnnotationStyle.Ending.Diamond,
              AnnotationStyle.Ending.Slash,
              AnnotationStyle.Line.Dashed3,
              null,
              "#222222",
              9,
              1),
          new AnnotationShape.Rectangle(
              BOXES.get(1),
              "#333333",
              AnnotationStyle.Box.Ellipse,
              AnnotationStyle.Line.Dashed1,
              null,
              3,
              99),
          new AnnotationShape.Polyline(
              POINTS,
              AnnotationStyle.Line.Dashed6,
              "#444444",
              AnnotationStyle.Fill.Solid,
              "#555555",
              2,
              10),
          new AnnotationShape.Callout(
              BOXES.get(0),
              new Point(9, 9),
              "#666666",
              "#777777",
              AnnotationStyle.Line.Cloud1,
              4,
              AnnotationStyle.Ending.Round,
              20,
              8,
              "",
              AnnotationStyle.Direction.RightToLeft),
          new AnnotationShape.Stamp(0, BOXES.get(1), new Point(5, 6), "#888888", 45, 70),
          new AnnotationShape.FreeHand(POINTS, AnnotationStyle.Line.Dashed2, null, 5, 30));

  private static final String PAGES =
      """
      users: [{name: ann}, {name: rob}, {name: leaver}]
      annotationReasons: [{text: Privileged}, {text: privileged}]
      entries:
        - document: /d
          pages: [{text: a text of one page}, {text: another}, {text: a third}]
        - document: /plain
          text: no pages
      """;

  @TempDir Path directory;
  private SeedFixture fixture;
  private Repository repository;
  private Caller admin;

  @BeforeEach
  void open() {
    fixture = new SeedFixture(directory);
    repository = fixture.repository(true);
    admin = fixture.admin(repository);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private int document(Repository where, String path) {
    return fixture.muniment.entries().getByPath(fixture.admin(where), path, false).entry().id();
  }

  private List<Annotation> annotations(Repository where) {
    return fixture.muniment.annotations().list(fixture.admin(where), document(where, "\\d"));
  }

  private static AnnotationChange to(Annotation.Common common, AnnotationShape shape) {
    return new AnnotationChange() {
      @Override
      public AnnotationType type() {
        return shape.type();
      }

      @Override
      public Annotation.Draft apply(Annotation.Draft before) {
        return new Annotation.Draft(common == null ? before.common() : common, shape);
      }
    };
  }

  private Annotation lay(Caller caller, int page, AnnotationShape shape) {
    return fixture
        .muniment
        .annotations()
        .create(caller, document(repository, "\\d"), page, to(null, shape));
  }

  private StagedBlob staged(byte[] bytes) throws IOException {
    return fixture
        .muniment
        .blobStore()
        .stage(new java.io.ByteArrayInputStream(bytes), Long.MAX_VALUE);
  }

  private static byte[] png(int width) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, 20, BufferedImage.TYPE_INT_RGB), "png", out);
    return out.toByteArray();
  }

  private Stamp stamp(Caller caller, String name, boolean isPublic, int width) throws IOException {
    try (StagedBlob image = staged(png(width))) {
      return fixture.muniment.stamps().create(caller, name, isPublic, image);
    }
  }

  private AnnotationContentService.Target target(Annotation annotation) {
    return new AnnotationContentService.Target(
        document(repository, "\\d"), annotation.pageNumber(), annotation.itemId());
  }

  private byte[] bytes(BlobRef ref) throws IOException {
    try (var content = fixture.muniment.blobStore().open(ref)) {
      return content.readAllBytes();
    }
  }

  /** Seeds a dump into an empty repository, and expects the same dump of it. */
  private Repository again(String dump) {
    Repository second = fixture.repository(true);
    fixture.load(second, fixture.dumped());
    assertThat(fixture.dump(second)).isEqualTo(dump);
    fixture.load(second, fixture.dumped());
    assertThat(fixture.dump(second)).isEqualTo(dump);
    assertThat(fixture.damage(second)).isEmpty();
    return second;
  }

  @Test
  void everyTypeSurvivesWithAllItsMembers() throws IOException {
    fixture.load(repository, PAGES);
    assertThat(SHAPES.stream().map(AnnotationShape::type).collect(Collectors.toSet()))
        .isEqualTo(Set.of(AnnotationType.values()));
    for (AnnotationShape shape : SHAPES) {
      lay(admin, 1, shape);
    }
    for (AnnotationType type : AnnotationType.values()) {
      lay(admin, 3, AnnotationShape.initial(type));
    }

    Repository second = again(fixture.dump(repository));

    assertThat(annotations(second))
        .extracting(Annotation::pageNumber, Annotation::draft)
        .containsExactlyElementsOf(
            annotations(repository).stream()
                .map(one -> org.assertj.core.groups.Tuple.tuple(one.pageNumber(), one.draft()))
                .toList());
  }

  @Test
  void whatAllHaveSurvives() throws IOException {
    fixture.load(repository, PAGES);
    Caller ann = fixture.caller(repository, "ann");
    int document = document(repository, "\\d");
    int[] z = {5, Integer.MAX_VALUE, -7, 5, 1, 2, 4};
    for (int i = 0; i < z.length; i++) {
      fixture
          .muniment
          .annotations()
          .create(
              i % 2 == 0 ? ann : admin,
              document,
              2,
              to(
                  new Annotation.Common(
                      i % 3 == 0,
                      Annotation.Visibility.values()[i % 3],
                      i == 1 ? null : i == 2 ? "" : "why: #" + i,
                      i == 3 ? "{\"a\": 1}" : null,
                      z[i],
                      i == 4 ? (Integer) 2 : i == 5 ? (Integer) 1 : null,
                      Annotation.AccessType.values()[i % 3]),
                  AnnotationShape.initial(AnnotationType.Redaction)));
    }

    Repository second = again(fixture.dump(repository));

    assertThat(annotations(second))
        .extracting(Annotation::common)
        .containsExactlyElementsOf(
            annotations(repository).stream().map(Annotation::common).toList());
    int annThere = fixture.caller(second, "ann").trusteeId();
    assertThat(annotations(second).stream().filter(one -> one.creatorId() == annThere)).hasSize(4);
  }

  @Test
  void filesBitmapsAndStampsSurviveWithTheirBytes() throws IOException {
    fixture.load(repository, PAGES);
    Caller ann = fixture.caller(repository, "ann");
    var contents = fixture.muniment.annotationContents();
    byte[] table = "a;b\n1;2\n".getBytes(StandardCharsets.UTF_8);
    try (StagedBlob file = staged(table)) {
      contents.putAttachment(
          ann,
          target(lay(ann, 1, AnnotationShape.initial(AnnotationType.Attachment))),
          file,
          "table.csv",
          "text/csv");
    }
    byte[] picture = png(33);
    try (StagedBlob file = staged(picture)) {
      contents.putImage(
          admin, target(lay(admin, 1, AnnotationShape.initial(AnnotationType.Bitmap))), file);
    }
    Stamp shared = stamp(admin, "Seen", true, 10);
    Stamp own = stamp(ann, "Seen", false, 11);
    Stamp ownToo = stamp(ann, "Seen", false, 12);
    Stamp short1 = stamp(ann, "Short-lived", false, 13);
    fixture.muniment.stamps().update(ann, own.id(), null, "");
    for (Stamp stamp : List.of(ownToo, short1, own, shared)) {
      lay(ann, 1, new AnnotationShape.Stamp(stamp.id(), BOXES.get(0), null, "#000000", 0, 100));
    }
    fixture.muniment.stamps().delete(ann, short1.id());

    String dump = fixture.dump(repository);
    Repository second = again(dump);

    List<Annotation> there = annotations(second);
    assertThat(bytes(there.get(0).content())).isEqualTo(table);
    assertThat(bytes(there.get(1).content())).isEqualTo(picture);
    assertThat(there)
        .extracting(Annotation::content)
        .containsExactlyElementsOf(
            annotations(repository).stream().map(Annotation::content).toList());
    Caller annThere = fixture.caller(second, "ann");
    List<Stamp> personal = fixture.muniment.stamps().list(annThere, 1);
    assertThat(personal).extracting(Stamp::name).containsExactly("Seen", "Seen");
    assertThat(personal).extracting(Stamp::customData).containsExactly("", null);
    assertThat(personal).extracting(Stamp::image).containsExactly(own.image(), ownToo.image());
    assertThat(fixture.muniment.stamps().list(fixture.admin(second), 1)).isEmpty();
    assertThat(dump).contains("owner: ann", "number: 2", "customData: \"\"");
  }

  @Test
  void aRedactionOfAnotherTextGoesOnHidingAllOfIt() {
    fixture.load(repository, PAGES);
    lay(admin, 1, new AnnotationShape.Redaction(false, 0, 1, null));
    lay(admin, 2, new AnnotationShape.Redaction(false, 0, 1, null));
    lay(admin, 3, new AnnotationShape.Redaction(false, 0, 1, null));
    fixture
        .muniment
        .pages()
        .write(admin, document(repository, "\\d"), 1, null, "changed since", false);
    fixture.muniment.pages().write(admin, document(repository, "\\d"), 3, null, "", false);

    Repository second = again(fixture.dump(repository));

    fixture.load(second, "users: [{name: reader, role: reader}]");
    Caller reader = fixture.caller(second, "reader");
    int there = document(second, "\\d");
    String first = fixture.muniment.pageContents().text(reader, there, 1);
    assertThat(first).hasSize("changed since".length()).doesNotContain("c", "since");
    assertThat(fixture.muniment.pageContents().text(reader, there, 2)).endsWith("nother");
    fixture.muniment.pages().write(fixture.admin(second), there, 3, null, "new words", false);
    assertThat(fixture.muniment.pageContents().text(reader, there, 3)).doesNotContain("ords");
  }

  @Test
  void whatBelongedToAUserWhoIsGoneStaysNobodys() throws IOException {
    fixture.load(repository, PAGES);
    Caller leaver = fixture.caller(repository, "leaver");
    Stamp own = stamp(leaver, "Mine", false, 14);
    lay(leaver, 1, new AnnotationShape.Stamp(own.id(), null, null, "#000000", 0, 100));
    fixture
        .muniment
        .annotations()
        .create(
            leaver,
            document(repository, "\\d"),
            1,
            to(
                new Annotation.Common(
                    true,
                    Annotation.Visibility.CreatorAndOwner,
                    null,
                    null,
                    1,
                    null,
                    Annotation.AccessType.None),
                AnnotationShape.initial(AnnotationType.Note)));
    fixture
        .muniment
        .database()
        .execute(
            transaction ->
                fixture.muniment.users().remove(transaction, repository.id(), leaver.trusteeId()));

    String dump = fixture.dump(repository);
    assertThat(dump).contains("creator: \"\"").doesNotContain("Mine");
    Repository second = again(dump);

    assertThat(annotations(second)).hasSize(2);
    assertThat(
            fixture
                .muniment
                .annotations()
                .list(fixture.caller(second, "ann"), document(second, "\\d")))
        .hasSize(1);
    assertThat(annotations(second).get(0).content()).isEqualTo(own.image());
  }

  @Test
  void copiesAndManyDocumentsSurvive() {
    StringBuilder seed = new StringBuilder("entries:\n");
    for (int i = 0; i < 2 * DumpDao.ROWS + 3; i++) {
      seed.append("  - document: /many/").append(i);
      if (i % 3 != 0) {
        seed.append("\n    pages: [{text: p").append(i);
        seed.append(", annotations: [{type: Note, text: n").append(i).append("}]}");
        seed.append(i % 2 == 0 ? "]" : ", {annotations: [{type: Highlight}, {type: Highlight}]}]");
      }
      seed.append('\n');
    }
    fixture.load(repository, seed.toString());
    String dump = fixture.dump(repository);
    assertThat(dump).contains("text: n1\n", "text: n401\n");
    again(dump);
  }

  @Test
  void loadingAddsWhatIsMissingAndNothingElse() {
    String seed =
        """
        users: [{name: ann}]
        entries:
          - document: /d
            pages:
              - text: words
                annotations:
                  - {type: Note, text: hello, zOrder: 2}
                  - {type: Note, text: hello, creator: ann}
                  - {type: Note, text: hello}
                  - {type: Highlight, textStart: 0, textEnd: 2}
        """;
    fixture.load(repository, seed);
    List<Annotation> first = annotations(repository);
    assertThat(first).hasSize(4);

    fixture.load(repository, seed);
    assertThat(annotations(repository)).isEqualTo(first);
    fixture
        .muniment
        .seeds()
        .load()
        .load(repository.id(), repository.name(), "ann", fixture.file("seed.yaml", seed));
    assertThat(annotations(repository)).as("whoever loads it").isEqualTo(first);

    int document = document(repository, "\\d");
    fixture.muniment.annotations().delete(admin, document, 1, first.get(3).itemId());
    Annotation other = lay(admin, 1, new AnnotationShape.Note(null, "#FFFF00", "mine", false));
    fixture.load(repository, seed);
    assertThat(annotations(repository))
        .contains(other, first.get(0), first.get(1), first.get(2))
        .hasSize(5)
        .last()
        .extracting(Annotation::type)
        .isEqualTo(AnnotationType.Highlight);
  }

  @Test
  void aDocumentIsChangedOnceForAllItsPages() {
    fixture.load(repository, PAGES);
    int document = document(repository, "\\d");
    fixture.muniment.versions().putUnderVersionControl(admin, document);
    long before = versions();
    String seed =
        """
        entries:
          - document: /d
            pages:
              - {text: a text of one page, annotations: [{type: Note}]}
              - {text: another, annotations: [{type: Note}, {type: Note, comment: 1.50}]}
              - {text: a third}
        """;
    fixture.load(repository, seed);
    assertThat(versions()).isEqualTo(before + 1);
    assertThat(annotations(repository))
        .extracting(one -> one.common().comment())
        .containsExactly(null, null, "1.50");
    fixture.load(repository, seed);
    assertThat(versions()).isEqualTo(before + 1);
  }

  private long versions() {
    return fixture
        .muniment
        .database()
        .read(
            transaction ->
                transaction.query("select count(*) from document_version").mapTo(Long.class).one());
  }

  /** What is wrong with an annotation, and what its author is told. */
  private static final String[][] MISTAKES = {
    {"{text: x}", ": the type is missing"},
    {"{type: Sticker}", ".type: must be one of Highlight, Redaction"},
    {"{type: 4}", ".type: must be one of Highlight"},
    {"~", "an annotation is a block"},
    {"{type: Note, colour: x}", ".colour: there is no such key; there are accessType"},
    {"{type: Note, points: []}", ": an annotation of the type Note has no 'points'; it has ac"},
    {"{type: Note, file: seed.yaml}", ": an annotation of the type Note has no 'file'"},
    {"{type: Note, ofOtherText: true}", ": an annotation of the type Note has no 'ofOtherText'"},
    {"{type: Note, stamp: Seen}", ": an annotation of the type Note has no 'stamp'"},
    {"{type: Note, color: red}", ": The member 'color' is not a colour such as #FF0000."},
    {"{type: Note, position: {x: a}}", ".position.x: must be a whole number"},
    {"{type: Note, position: {x: 9999999, y: 1}}", ".position: The value 9999999 of 'x' is not"},
    {"{type: Note, isProtected: maybe}", ".isProtected: must be true or false"},
    {"{type: Note, visibility: Nobody}", ".visibility: must be one of CreatorAndOwner, Standard"},
    {"{type: Note, creator: nobody}", ": There is no user named 'nobody'."},
    {"{type: Redaction, reason: Whim}", ": There is no annotation reason 'Whim'."},
    {"{type: Redaction, textStart: 4}", ": The members 'textStart' and 'textEnd' are not a span"},
    {"{type: Redaction, rectangles: [{x: 1, width: -1}]}", ".rectangles[1]: The value -1 of"},
    {"{type: Line, endStyle: Heart}", ".endStyle: must be one of None, Open"},
    {"{type: Bitmap, file: gone.png}", "gone.png can't be read"},
    {"{type: Bitmap, file: seed.yaml}", ": The file is no image"},
    {"{type: Stamp, file: seed.yaml}", ": The file is no image"},
    {"{type: Stamp, stamp: Seen}", ": There is no public stamp named 'Seen'."},
    {"{type: Stamp, stamp: {name: S, owner: ann}}", ": There is no stamp of ann named 'S'."},
    {"{type: Stamp, stamp: {name: S, owner: bob}}", ": There is no user named 'bob'."},
    {"{type: Stamp, stamp: {name: S, number: 0}}", "named 'S' with the number 0."},
    {"{type: Stamp, stamp: {owner: ann}}", ": the name of the stamp is missing"},
    {"{type: Stamp, stamp: S, file: seed.yaml}", ": a stamp is either one of the catalogue"},
  };

  @Test
  void aMistakeIsNamedWithItsLine() {
    for (String[] mistake : MISTAKES) {
      String seed =
          """
          users: [{name: ann}]
          entries:
            - document: /d
              pages:
                - text: x
                  annotations:
                    - {type: Highlight}
                    - %s
          """
              .formatted(mistake[0]);
      assertThatThrownBy(() -> fixture.load(repository, seed))
          .as(mistake[0])
          .isInstanceOf(SeedException.class)
          .hasMessageContaining(mistake[1])
          .hasMessageStartingWith(
              mistake[0].equals("~")
                  ? "seed.yaml:3: "
                  : "seed.yaml:8: entries[1].pages[1].annotat");
    }
  }

  @Test
  void aPageTakesNoMoreThanItCan() {
    String many =
        String.join(", ", java.util.Collections.nCopies(1_001, "{type: Note, text: same}"));
    assertThatThrownBy(
            () ->
                fixture.load(
                    repository,
                    "entries: [{document: /d, pages: [{annotations: [" + many + "]}]}]"))
        .isInstanceOf(SeedException.class)
        .hasMessageContaining("A page can have at most 1000 annotations.");
    assertThat(annotations(repository)).isEmpty();
  }

  @Test
  void aLockedDocumentIsRefusedOnlyWhenSomethingIsMissing() {
    fixture.load(repository, PAGES);
    String seed = PAGES.replace("{text: another}", "{text: another, annotations: {type: Note}}");
    fixture.load(repository, seed);
    Caller ann = fixture.caller(repository, "ann");
    fixture.muniment.versions().putUnderVersionControl(admin, document(repository, "\\d"));
    fixture.muniment.versions().checkOut(ann, document(repository, "\\d"), false, "mine");

    fixture.load(repository, seed);
    assertThatThrownBy(() -> fixture.load(repository, seed.replace("Note", "Highlight")))
        .isInstanceOf(SeedException.class)
        .hasMessageContaining("checked out");
    assertThat(annotations(repository)).hasSize(1);
  }

  @Test
  void whoLoadsNeedsTheRightToAnnotate() {
    fixture.load(
        repository,
        PAGES
            + """
            access:
              - {entry: /d, elements: [{trustee: ann, deny: [Annotate]}]}
            """);
    Path seed =
        fixture.file(
            "more.yaml",
            """
            entries:
              - document: /d
                pages: [{text: a text of one page, annotations: {type: Note, creator: admin}}, \
            {text: another}, {text: a third}]
            """);
    assertThatThrownBy(
            () ->
                fixture
                    .muniment
                    .seeds()
                    .load()
                    .load(repository.id(), repository.name(), "ann", seed))
        .isInstanceOf(SeedException.class)
        .hasMessageStartingWith("more.yaml:2: entries[1]: ")
        .hasMessageContaining("Annotate");
    assertThat(annotations(repository)).isEmpty();

    fixture.load(repository, seed);
    assertThat(annotations(repository)).hasSize(1);
  }

  @Test
  void stampsWithTheSameNameAreNeitherMergedNorDoubled() throws IOException {
    Files.write(directory.resolve("one.png"), png(21));
    Files.write(directory.resolve("two.png"), png(22));
    String seed =
        """
        users: [{name: ann, role: reader}]
        stamps:
          - {name: Same, file: one.png}
          - {name: Same, owner: ann, file: one.png}
          - {name: same, file: two.png}
          - {name: Same, owner: Ann, file: two.png}
        """;
    for (int time = 0; time < 2; time++) {
      fixture.load(repository, seed);
      assertThat(fixture.muniment.stamps().list(admin, 0))
          .extracting(Stamp::name, Stamp::width)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("Same", 21),
              org.assertj.core.groups.Tuple.tuple("same", 22));
      assertThat(fixture.muniment.stamps().list(fixture.caller(repository, "ann"), 1))
          .extracting(Stamp::width)
          .containsExactly(21, 22);
    }
    again(fixture.dump(repository));
    assertThatThrownBy(
            () -> fixture.load(repository, "stamps: [{name: X, owner: bob, file: one.png}]"))
        .hasMessage("seed.yaml:1: stamps[1]: There is no user named 'bob'.");
  }

  @Test
  void imagesOfPagesSurviveInEveryFormat() throws IOException {
    for (String format : Arrays.asList("jpg", "png", "tif")) {
      ImageIO.write(
          new BufferedImage(
              40,
              30,
              format.equals("tif") ? BufferedImage.TYPE_BYTE_BINARY : BufferedImage.TYPE_INT_RGB),
          format,
          directory.resolve("page." + format).toFile());
    }
    fixture.load(
        repository,
        """
        entries:
          - document: /d
            pages:
              - {image: page.jpg, annotations: [{type: Redaction, rectangles: [{x: 1, y: 1, \
        width: 2, height: 2}]}]}
              - {image: page.png, rotation: 270}
              - {image: page.tif, text: words}
        """);
    again(fixture.dump(repository));
  }
}
