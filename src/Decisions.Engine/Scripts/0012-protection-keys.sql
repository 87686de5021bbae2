-- Keys that protect the pages' forms against being sent from elsewhere. All nodes share them, and they outlive a restart.

create table decisions.protection_key (
  name    text primary key,
  xml     text not null,
  made_at timestamptz not null default now()
);

grant select, insert on decisions.protection_key to decisions_app;
