-- The text of a redacted page as those are shown it who may not see through redactions; searches find
-- it for them. Null where nothing of the text is hidden. 0 until it has been made: then they find nothing.
alter table page add column visible_text_id bigint;

update page
set visible_text_id = 0
where text_id is not null
  and annotation_set_id is not null
  and exists (
    select
    from annotation
    where annotation.repository_id = page.repository_id
      and annotation.annotation_set_id = page.annotation_set_id
      and annotation.type = 'Redaction');

create index page_visible_text on page (repository_id, visible_text_id)
  where visible_text_id is not null;
create index page_visible_text_missing on page (repository_id) where visible_text_id = 0;
