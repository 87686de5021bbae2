-- Witnesses of the communities' logs: what each cosigned, what it says when it does not, and the alarms that follow. Who is
-- named stands in the communities' streams; nothing here is believed by anyone but through a witness's signature.

create table decisions.witness (
  community   uuid not null,
  key         text not null,
  url         text not null,
  named       boolean not null default true,
  size        bigint not null default 0,
  cosigned_at timestamptz null,
  refusal     text null,
  refused_at  timestamptz null,
  tries       integer not null default 0,
  asked_at    timestamptz null,
  not_before  timestamptz not null default now(),
  constraint pk_witness primary key (community, key)
);

create index witness_due on decisions.witness (not_before) where named;

comment on table decisions.witness is 'Every witness that was ever named for a log, by its verifier key.';
comment on column decisions.witness.named is 'Whether it is named now, as of witnessing.size.';
comment on column decisions.witness.size is 'The checkpoint that it cosigned last; 0 if none.';
comment on column decisions.witness.refusal is 'Why it did not cosign when it was asked last, in words; null if it did.';
comment on column decisions.witness.tries is 'How often in a row it did not.';
comment on column decisions.witness.not_before is 'It is not asked before. Whoever asks puts it a minute off first, so that no other node asks meanwhile.';

create table decisions.witnessing (
  community uuid primary key,
  size      bigint not null
);

comment on table decisions.witnessing is 'The checkpoint of each log up to which it was looked up who is named as a witness.';

create table decisions.cosignature (
  community uuid not null,
  size      bigint not null,
  key       text not null,
  line      text not null,
  constraint pk_cosignature primary key (community, size, key)
);

comment on table decisions.cosignature is 'Witnesses'' cosignatures on the checkpoints in log_checkpoint.';
comment on column decisions.cosignature.line is 'The signature line with its newline, as it is put below the checkpoint (C2SP tlog-cosignature).';

create table decisions.log_alarm (
  community uuid not null,
  source    text not null,
  since     timestamptz not null default now(),
  kind      text not null,
  ours      bigint not null,
  theirs    bigint not null,
  fault     text null,
  ended_at  timestamptz null,
  constraint pk_log_alarm primary key (community, source, since)
);

create unique index log_alarm_open on decisions.log_alarm (community, source) where ended_at is null;

comment on table decisions.log_alarm is 'When a log was found to be set back or changed, and until when it was so.';
comment on column decisions.log_alarm.source is 'Who found it: a witness''s key, or ''server'' for what the server itself remembers.';
comment on column decisions.log_alarm.ours is 'How many events the log held.';
comment on column decisions.log_alarm.theirs is 'How many the source had seen; 0 where it does not say.';

grant select, insert, update on decisions.witness, decisions.witnessing, decisions.cosignature, decisions.log_alarm to decisions_app;
