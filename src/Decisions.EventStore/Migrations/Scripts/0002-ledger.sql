-- One log for each community, ordered by commit and without gaps: index 0, 1, 2, …

create table decisions.ledger_head (
  community  uuid primary key,
  next_index bigint not null default 0,
  last_time  timestamptz not null default '-infinity'
) with (fillfactor = 10);

comment on table decisions.ledger_head is 'One row a community. Its row lock is what orders the appends of that community.';
comment on column decisions.ledger_head.next_index is 'The index that the next event gets: how many events there are.';
comment on column decisions.ledger_head.last_time is 'When the last append landed; a clock set back does not take time back.';

create table decisions.ledger_leaf (
  community       uuid not null,
  index           bigint not null,
  seq_id          bigint not null,
  command_id      uuid null,
  command_leaves  integer null,
  fingerprint     bytea null,
  salt            bytea null,
  entry           bytea not null,
  constraint pk_ledger_leaf primary key (community, index)
);

create unique index ledger_leaf_command on decisions.ledger_leaf (community, command_id) where command_id is not null;

comment on column decisions.ledger_leaf.seq_id is 'The event, by mt_events.seq_id.';
comment on column decisions.ledger_leaf.command_id is 'On the first leaf of a command: what makes a repeated command the same command for good.';
comment on column decisions.ledger_leaf.command_leaves is 'On the first leaf of a command: how many leaves it appended.';
comment on column decisions.ledger_leaf.fingerprint is 'On the first leaf of a command: a digest of what was asked, so that an id used again for something else is seen.';
comment on column decisions.ledger_leaf.salt is 'Opens the commitment in the entry; null once the payload was redacted.';
comment on column decisions.ledger_leaf.entry is 'The public record of the event, byte for byte as it is hashed; docs/ledger.md.';
