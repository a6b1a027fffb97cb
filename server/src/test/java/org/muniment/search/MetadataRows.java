package org.muniment.search;

/** Rows of definitions and sets of metadata, as tests of searches want them. */
record MetadataRows(SearchFixture fixture) {
  void field(int id, String name, String type) {
    fixture.run(
        """
        insert into field_definition (repository_id, id, name, name_key, field_type, description,
          length, default_value, is_multi_value, is_required, constraint_text, constraint_error,
          list_values, format, currency, format_pattern, is_indexed, is_indexed_for_reporting,
          warn_if_blank, hide_list_values, auto_extract)
        values (1, :v0, :v1, lower(:v1), :v2, '', 0, '', true, false, '', '', '{}', '', '', '', true,
          false, false, false, false)
        """,
        id,
        name,
        type);
  }

  void template(int id, String name, int... fields) {
    fixture.run(
        """
        insert into template_definition
          (repository_id, id, name, name_key, description, is_auto_assignable)
        values (1, :v0, :v1, lower(:v1), '', false)
        """,
        id,
        name);
    for (int i = 0; i < fields.length; i++) {
      fixture.run(
          """
          insert into template_field (repository_id, template_id, field_id, position, is_required,
            local_description)
          values (1, :v0, :v1, :v2, false, '')
          """,
          id,
          fields[i],
          i + 1);
    }
  }

  void tag(int id, String name) {
    fixture.run(
        """
        insert into tag_definition (repository_id, id, name, name_key, description, is_secure)
        values (1, :v0, :v1, lower(:v1), '', false)
        """,
        id,
        name);
  }

  /**
   * Gives an entry a set of its own.
   *
   * @param template 0 for none
   * @param fields the values by field id, as JSON
   */
  void set(int entry, int template, String fields, Integer... tags) {
    long id =
        fixture.one(
            """
            insert into metadata_set (repository_id, template_id, fields, tag_ids, created)
            values (1, nullif(:v0, 0), cast(:v1 as jsonb), :v2, now())
            returning id
            """,
            template,
            fields,
            tags);
    fixture.run(
        """
        insert into metadata_value (repository_id, set_id, field_id, position, text_key,
          number_value, date_value)
        select 1, s.id, d.id, coalesce(v.position, 0), lower(v.text),
          case when d.field_type = 'Number' and v.text <> '' then cast(v.text as numeric) end,
          case
            when d.field_type = 'Date' and v.text <> '' then cast(v.text as timestamp)
            when d.field_type = 'Time' and v.text <> ''
              then date '1970-01-01' + cast(v.text as time)
          end
        from metadata_set s
        cross join lateral jsonb_each(s.fields) as f (field_id, texts)
        join field_definition d
          on d.repository_id = s.repository_id
         and d.id = cast(f.field_id as integer)
        left join lateral jsonb_array_elements_text(f.texts)
          with ordinality as v (text, position) on true
        where s.id = :v0
        """,
        id);
    fixture.run("update entry set metadata_set_id = :v0 where id = :v1", id, entry);
  }
}
