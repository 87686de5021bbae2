-- Who a member is. Personal data stands here only, never in an event, so that it can be erased.

create table decisions.person (
  community  uuid not null,
  member     uuid not null,
  name       text not null,
  email      text null,
  created_at timestamptz not null default now(),
  constraint pk_person primary key (community, member)
);

create unique index person_email on decisions.person (community, lower(email)) where email is not null;

comment on column decisions.person.email is 'Where to reach the person; null where the community does not know.';

grant select, insert, update, delete on decisions.person to decisions_app;
