package org.muniment.search;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Forms of common English words that no rule about endings connects (contract: §5.4). */
final class IrregularForms {
  private static final String GROUPS =
      """
      arise arose arisen
      begin began begun
      bend bent
      bind bound
      bite bit bitten
      blow blew blown
      break broke broken
      bring brought
      build built
      buy bought
      catch caught
      choose chose chosen
      come came
      deal dealt
      do did done does
      draw drew drawn
      drink drank drunk
      drive drove driven
      eat ate eaten
      fall fell fallen
      feed fed
      feel felt
      fight fought
      find found
      fly flew flown
      forbid forbade forbidden
      forget forgot forgotten
      freeze froze frozen
      get got gotten
      give gave given
      go went gone goes
      grow grew grown
      hear heard
      hide hid hidden
      hold held
      keep kept
      know knew known
      lay laid
      lead led
      leave left
      lend lent
      lose lost
      make made
      mean meant
      meet met
      pay paid
      ride rode ridden
      ring rang rung
      rise rose risen
      run ran
      say said
      see saw seen
      seek sought
      sell sold
      send sent
      shake shook shaken
      shoot shot
      sing sang sung
      sink sank sunk
      sit sat
      sleep slept
      speak spoke spoken
      spend spent
      stand stood
      steal stole stolen
      stick stuck
      strike struck
      swear swore sworn
      swim swam swum
      take took taken
      teach taught
      tear tore torn
      tell told
      think thought
      throw threw thrown
      understand understood
      wake woke woken
      wear wore worn
      win won
      withdraw withdrew withdrawn
      write wrote written
      analysis analyses
      child children
      criterion criteria
      foot feet
      half halves
      knife knives
      leaf leaves
      life lives
      man men
      mouse mice
      person people
      tooth teeth
      wife wives
      woman women
      """;

  private static final Map<String, List<String>> FORMS = read();

  private IrregularForms() {}

  private static Map<String, List<String>> read() {
    Map<String, List<String>> forms = new HashMap<>();
    GROUPS
        .lines()
        .map(line -> List.of(line.split(" ")))
        .forEach(group -> group.forEach(word -> forms.put(word, group)));
    return forms;
  }

  /** The word and what belongs to it; regular endings are taken off first. */
  static Set<String> of(String word) {
    Set<String> all = new LinkedHashSet<>(Set.of(word));
    for (String base : bases(word)) {
      all.addAll(FORMS.getOrDefault(base, List.of()));
    }
    return all;
  }

  private static Set<String> bases(String word) {
    Set<String> bases = new LinkedHashSet<>(Set.of(word));
    if (word.endsWith("s")) {
      bases.add(word.substring(0, word.length() - 1));
    }
    if (word.endsWith("ing") && word.length() > 5) {
      String stem = word.substring(0, word.length() - 3);
      bases.add(stem);
      bases.add(stem + "e");
      if (stem.charAt(stem.length() - 1) == stem.charAt(stem.length() - 2)) {
        bases.add(stem.substring(0, stem.length() - 1));
      }
    }
    return bases;
  }
}
