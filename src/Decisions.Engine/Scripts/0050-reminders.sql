-- Reminders to those who have not voted yet. They are no fact of a decision and say who had not voted, so they stand here and in
-- no event, and go with the person when one is erased.

create table decisions.reminder (
  community  uuid not null,
  round      uuid not null,
  member     uuid not null,
  claimed_at timestamptz not null,
  sent_at    timestamptz null,
  again_at   timestamptz null,
  tries      integer not null default 1,
  failure    text null,
  constraint pk_reminder primary key (community, round, member)
);

create index reminder_claimed on decisions.reminder (claimed_at) where sent_at is null and again_at is null and failure is null;

comment on table decisions.reminder is 'One row at the most for each member in each round: whoever writes it may send, and nobody else does.';
comment on column decisions.reminder.sent_at is 'When the mail server took it; null before, and where it never did.';
comment on column decisions.reminder.again_at is 'From when on it may be tried again; null while it is being sent, and once it was or never will be.';
comment on column decisions.reminder.failure is 'What the mail server said, or that nobody knows whether it was sent; null while it is being sent, and once it was.';

create table decisions.reminders_off (
  community uuid not null,
  member    uuid not null,
  since     timestamptz not null,
  constraint pk_reminders_off primary key (community, member)
);

comment on table decisions.reminders_off is 'Members who want no reminders. Whoever has no row gets them.';

grant select, insert, update, delete on decisions.reminder, decisions.reminders_off to decisions_app;
