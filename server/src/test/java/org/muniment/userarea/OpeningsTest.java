package org.muniment.userarea;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpeningsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final Openings openings = new Openings();

  private static Opening.What document(int id) {
    return new Opening.What(1, 1, RecentKind.DOCUMENT, id);
  }

  @Test
  void take_answersEachOnce_andLeavesNothing() {
    assertThat(openings.add(document(2), NOW)).isFalse();
    assertThat(openings.add(document(1), NOW)).isFalse();
    assertThat(openings.add(document(2), NOW)).isFalse();
    List<Opening> taken = openings.take();
    assertThat(taken).extracting(Opening::what).containsExactly(document(1), document(2));
    assertThat(taken.get(1).opened()).isAfter(taken.get(0).opened());
    assertThat(openings.take()).isEmpty();
  }

  @Test
  void anotherUserOrKind_isAnotherOpening() {
    openings.add(document(1), NOW);
    openings.add(new Opening.What(1, 2, RecentKind.DOCUMENT, 1), NOW);
    openings.add(new Opening.What(2, 1, RecentKind.DOCUMENT, 1), NOW);
    openings.add(new Opening.What(1, 1, RecentKind.FOLDER, 1), NOW);
    assertThat(openings.take()).hasSize(4);
  }

  @Test
  void aClockPutBack_isBelieved() {
    openings.add(document(1), NOW);
    openings.take();
    Instant before = NOW.minus(Duration.ofDays(1));
    openings.add(document(1), before);
    assertThat(openings.take()).containsExactly(new Opening(document(1), before));
  }

  @Test
  void whatIsHeld_isBounded_evenWhenTheClockStandsStill() {
    int id = 0;
    for (int batch = 0; batch < 30; batch++) {
      boolean full = false;
      while (!full) {
        full = openings.add(document(++id), NOW);
      }
      assertThat(openings.take()).hasSize(Openings.MOST_WAITING);
    }
    // The last ones are remembered, the first ones are not.
    openings.add(document(id), NOW);
    assertThat(openings.take()).isEmpty();
    openings.add(document(1), NOW);
    assertThat(openings.take()).hasSize(1);
  }
}
