-- Who likes to have a circle's decisions on their first page without being in it. It is a preference of the reader's and no fact of
-- a decision, so it stands here and in no event, and goes with the person when one is erased.

create table decisions.circle_following (
  community uuid not null,
  member    uuid not null,
  circle    uuid not null,
  since     timestamptz not null,
  constraint pk_circle_following primary key (community, member, circle)
);

comment on table decisions.circle_following is 'Who follows which circle.';

grant select, insert, update, delete on decisions.circle_following to decisions_app;
