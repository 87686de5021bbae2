-- Keys that seal the tokens in the pages' forms: shared by all nodes, and the same after a restart, so that a form
-- that was opened before can still be sent. They open nothing else.

create table decisions.form_key (
  name text primary key,
  xml  text not null,
  made timestamptz not null default now()
);

grant select, insert on decisions.form_key to decisions_app;
