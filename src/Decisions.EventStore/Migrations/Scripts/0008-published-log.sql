-- Each community's log as it is published: the tiles of its Merkle tree and the checkpoints that were signed for it. Entries
-- are served from ledger_leaf. Whoever can write here can make a log that does not verify, and nothing else: tiles are
-- believed only where they make the root of a signed checkpoint, and the key is not in the database.

create table decisions.log_tile (
  community uuid not null,
  level     integer not null,
  index     bigint not null,
  hashes    bytea not null,
  constraint pk_log_tile primary key (community, level, index)
);

comment on table decisions.log_tile is 'Hashes of a log''s tree, 256 to a full tile of 8,192 bytes (C2SP tlog-tiles); a tile that is not full yet grows.';

create table decisions.log_checkpoint (
  community uuid not null,
  size      bigint not null,
  note      text not null,
  constraint pk_log_checkpoint primary key (community, size)
);

comment on table decisions.log_checkpoint is 'Every checkpoint that was signed, as a C2SP signed note. The one of the greatest size is the present one.';

grant select, insert, update on decisions.log_tile to decisions_app;
grant select, insert on decisions.log_checkpoint to decisions_app;
