package org.muniment.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamedSqlTest {
  @Test
  void numbersNamesInTheOrderOfTheText() {
    NamedSql sql = NamedSql.parse("select :b, :a where x = :b");

    assertThat(sql.text()).isEqualTo("select ?, ? where x = ?");
    assertThat(sql.positions().get("a")).containsExactly(2);
    assertThat(sql.positions().get("b")).containsExactly(1, 3);
  }

  @Test
  void leavesCastsTextsNamesAndCommentsAlone() {
    String text =
        """
        select 'it''s :a', "odd :b", 1::text, ids[1 : 2] -- :c
        /* :d */ from t where x = :e::integer""";

    NamedSql sql = NamedSql.parse(text);

    assertThat(sql.positions()).containsOnlyKeys("e");
    assertThat(sql.text()).isEqualTo(text.replace(":e", "?"));
  }

  @Test
  void copesWithTextsThatAreCutOff() {
    assertThat(NamedSql.parse("select 'a :b").positions()).isEmpty();
    assertThat(NamedSql.parse("select /* :b").positions()).isEmpty();
    assertThat(NamedSql.parse("select -- :b").positions()).isEmpty();
    assertThat(NamedSql.parse("select :").text()).isEqualTo("select :");
  }
}
