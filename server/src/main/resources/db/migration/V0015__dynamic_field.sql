-- What a dynamic field of a template offers, by the values of other fields of the template. Both are
-- null for other fields.
alter table template_field
  -- the fields it depends on; none for one that always offers the same
  add column parent_ids integer[],
  -- [{"of": [a value of each parent, in their order], "values": [what is offered then]}]
  add column choices jsonb,
  add check ((parent_ids is null) = (choices is null));
