-- A content or page set that has a million copies makes the planner take a million entries for likely
-- wherever it doesn't know which one is meant, and read the whole table for a search that finds ten.
-- So it is told that each is shared by ten entries or so, whatever the copies are.
alter table entry alter column electronic_document_id set (n_distinct = -0.1);
alter table entry alter column page_set_id set (n_distinct = -0.1);
