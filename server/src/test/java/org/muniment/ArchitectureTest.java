package org.muniment;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.Architectures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.muniment.database.Transaction;
import org.muniment.identity.Caller;

/** What docs/architecture.md says of the packages is so. */
class ArchitectureTest {
  private static final String ROOT = "org.muniment.";
  private static final Path DOCUMENT = Path.of("../docs/architecture.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z]+)` \\|");

  /** What a row is mapped with; connections and statements belong to the package database. */
  private static final Set<String> ROW_TYPES =
      Set.of("java.sql.ResultSet", "java.sql.SQLException", "java.sql.Array", "java.sql.Types");

  /** A signed link is a right of its own; an explanation is for operators on the command line. */
  private static final Set<String> NEITHER =
      Set.of(
          "org.muniment.transfer.UploadService.putPart",
          "org.muniment.search.SearchService.explain");

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.muniment");

  private static List<String> order() throws IOException {
    return ROW.matcher(Files.readString(DOCUMENT)).results().map(found -> found.group(1)).toList();
  }

  @Test
  void document_namesEveryPackage() throws IOException {
    Set<String> packages =
        CODE.stream()
            .map(type -> type.getPackageName() + ".")
            .filter(name -> name.length() > ROOT.length())
            .map(name -> name.substring(ROOT.length(), name.indexOf('.', ROOT.length())))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(new TreeSet<>(order())).isEqualTo(packages);
  }

  @Test
  void packages_importOnlyWhatStandsAboveThem() throws IOException {
    List<String> order = order();
    Architectures.LayeredArchitecture layers =
        Architectures.layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (String name : order) {
      layers = layers.layer(name).definedBy(ROOT + name + "..");
    }
    for (int place = 0; place < order.size(); place++) {
      String[] below = order.subList(place + 1, order.size()).toArray(String[]::new);
      layers =
          below.length == 0
              ? layers.whereLayer(order.get(place)).mayNotBeAccessedByAnyLayer()
              : layers.whereLayer(order.get(place)).mayOnlyBeAccessedByLayers(below);
    }
    layers.check(CODE);
  }

  @Test
  void features_ofTheApi_haveNoCircles() {
    slices().matching("org.muniment.api.(*)..").should().beFreeOfCycles().check(CODE);
  }

  @Test
  void dataAccessObjects_areSeenInTheirPackageOnly() {
    classes().that().haveSimpleNameEndingWith("Dao").should().bePackagePrivate().check(CODE);
  }

  @Test
  void api_hasNoDatabase() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "api..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "database..")
        .check(CODE);
  }

  @Test
  void connections_areOpenedInTheDatabasePackageOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "database..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..")
                .and(
                    DescribedPredicate.describe(
                        "do more than map rows", type -> !ROW_TYPES.contains(type.getName()))))
        .check(CODE);
  }

  @Test
  void framework_isKnownToTheEdgesOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "api..", ROOT + "server..", ROOT + "cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.quarkus..",
            "io.vertx..",
            "io.smallrye..",
            "jakarta..",
            "org.eclipse.microprofile..")
        .check(CODE);
  }

  @Test
  void callers_travelAsArguments() {
    noClasses().should().dependOnClassesThat().areAssignableTo(ThreadLocal.class).check(CODE);
  }

  @Test
  void searchLanguage_isPure() {
    classes()
        .that()
        .resideInAPackage(ROOT + "search.language..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            ROOT + "search.language..", ROOT + "error..", "java..", "org.jspecify..")
        .check(CODE);
  }

  @Test
  void services_beginWithWhoAsksOrWithTheTransaction() {
    methods()
        .that()
        .areDeclaredInClassesThat()
        .haveSimpleNameEndingWith("Service")
        .and()
        .areDeclaredInClassesThat()
        .resideInAnyPackage(
            ROOT + "definition..",
            ROOT + "entry..",
            ROOT + "metadata..",
            ROOT + "document..",
            ROOT + "records..",
            ROOT + "userarea..",
            ROOT + "search..",
            ROOT + "transfer..")
        .and()
        .arePublic()
        .and()
        .areNotStatic()
        .and(
            DescribedPredicate.describe(
                "take arguments", method -> !method.getRawParameterTypes().isEmpty()))
        .should(beginWithCallerOrTransaction())
        .check(CODE);
  }

  private static ArchCondition<JavaMethod> beginWithCallerOrTransaction() {
    return new ArchCondition<>("begin with a Caller or a Transaction") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        JavaClass first = method.getRawParameterTypes().get(0);
        boolean good =
            first.isEquivalentTo(Caller.class)
                || first.isEquivalentTo(Transaction.class)
                || NEITHER.contains(method.getOwner().getName() + "." + method.getName());
        events.add(
            new SimpleConditionEvent(
                method, good, method.getFullName() + " begins with " + first.getName()));
      }
    };
  }

  /** A rule that nothing can break proves nothing: each of these must fail. */
  @Test
  void rules_canFail() {
    ArchRule wrong =
        noClasses()
            .that()
            .resideInAPackage(ROOT + "entry..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "database..");
    assertThat(wrong.evaluate(CODE).hasViolation()).isTrue();
    assertThat(
            Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("entry")
                .definedBy(ROOT + "entry..")
                .layer("database")
                .definedBy(ROOT + "database..")
                .whereLayer("database")
                .mayNotBeAccessedByAnyLayer()
                .evaluate(CODE)
                .hasViolation())
        .isTrue();
  }
}
