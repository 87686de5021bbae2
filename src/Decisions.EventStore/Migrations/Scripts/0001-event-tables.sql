-- The event tables of Marten 9 (string stream identity, conjoined tenancy, headers, causation and correlation on),
-- column for column, so that any Marten application can read, aggregate and project them. Nothing of ours is added
-- to them. Identifiers compare byte by byte (COLLATE "C"): stream prefixes are ranges, whatever the database's locale.

create table decisions.mt_streams (
  tenant_id   varchar collate "C" not null default '*DEFAULT*',
  id          varchar collate "C" not null,
  type        varchar null,
  version     bigint null,
  timestamp   timestamptz not null default now(),
  created     timestamptz not null default now(),
  is_archived boolean default false,
  constraint pkey_mt_streams_tenant_id_id primary key (tenant_id, id)
);

create sequence decisions.mt_events_sequence;

create table decisions.mt_events (
  seq_id         bigint not null,
  id             uuid not null,
  stream_id      varchar collate "C",
  version        bigint not null,
  data           jsonb not null,
  bdata          bytea null,
  type           varchar(500) not null,
  timestamp      timestamptz not null default now(),
  tenant_id      varchar collate "C" default '*DEFAULT*',
  mt_dotnet_type varchar null,
  correlation_id varchar null,
  causation_id   varchar null,
  headers        jsonb null,
  is_archived    boolean default false,
  constraint pkey_mt_events_seq_id primary key (seq_id),
  constraint fkey_mt_events_stream_id_tenant_id foreign key (tenant_id, stream_id)
    references decisions.mt_streams (tenant_id, id) on delete cascade
);

create unique index pk_mt_events_stream_and_version on decisions.mt_events (tenant_id, stream_id, version);

alter sequence decisions.mt_events_sequence owned by decisions.mt_events.seq_id;

create table decisions.mt_event_progression (
  name         varchar not null,
  last_seq_id  bigint null,
  last_updated timestamptz null default transaction_timestamp(),
  constraint pk_mt_event_progression primary key (name)
);

create table decisions.mt_high_water_skips (
  ending_sequence   bigint not null,
  starting_sequence bigint not null,
  timestamp         timestamptz not null default transaction_timestamp(),
  constraint pk_mt_high_water_skips primary key (ending_sequence)
);
