-- Read models stand in schemas of their own, decisions_read_<generation>, which the application makes, fills from the
-- log and drops again; docs/read-models.md. What is here says which generation is which.

create table decisions.read_generation (
  generation integer primary key,
  schema     text not null unique,
  version    text not null,
  tables     text not null,
  state      text not null check (state in ('building', 'live', 'retired', 'dropped')),
  begun_at   timestamptz not null default now(),
  live_at    timestamptz null,
  retired_at timestamptz null
);

create unique index read_generation_live on decisions.read_generation (state) where state = 'live';
create unique index read_generation_version on decisions.read_generation (version) where state <> 'dropped';

comment on column decisions.read_generation.version is 'Which tables and which folding made it: programs of the same version share a generation.';
comment on column decisions.read_generation.tables is 'Which tables it has, whatever folds into them: programs that know the same tables can read it.';
comment on column decisions.read_generation.state is 'Filled for the first time; read by whoever starts now; read only by programs of an older version; gone.';

grant select, insert, update on decisions.read_generation to decisions_app;

-- The application makes no other schemas: it may not create any itself. The tables in it are its own.
create function decisions.make_read_schema(p_generation integer, out o_schema text)
language plpgsql
security definer
set search_path = decisions, pg_temp
as $$
begin
  o_schema := 'decisions_read_' || p_generation;
  execute format('create schema %I authorization decisions_app', o_schema);
end
$$;

revoke execute on function decisions.make_read_schema from public;
grant execute on function decisions.make_read_schema to decisions_app;
