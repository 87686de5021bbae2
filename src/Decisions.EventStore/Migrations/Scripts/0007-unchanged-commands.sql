-- Answers to commands that found everything as they wanted it and appended nothing. They are kept so that such a command,
-- delivered once more, gets its first answer and does not undo what others did since.

create table decisions.unchanged_command (
  community   uuid not null,
  command_id  uuid not null,
  fingerprint bytea not null,
  stream      text not null,
  version     bigint not null,
  constraint pk_unchanged_command primary key (community, command_id)
);

comment on table decisions.unchanged_command is 'A command that changed nothing. A command id is here or in ledger_leaf, never in both.';
comment on column decisions.unchanged_command.fingerprint is 'A digest of what was asked, so that an id used again for something else is seen.';
comment on column decisions.unchanged_command.stream is 'What the command was about.';
comment on column decisions.unchanged_command.version is 'Where that stream stood when the command was answered.';

-- Whether the answer is kept now; if not, the command was answered before, and its first answer stands.
create function decisions.keep_unchanged(
  p_community uuid, p_command uuid, p_fingerprint bytea, p_stream text, p_version bigint) returns boolean
language plpgsql
security definer
set search_path = decisions, pg_temp
as $$
begin
  -- The row that appends take: none is under way that could land this command.
  perform barrier(p_community);

  -- Only now, with the lock held, does a statement see all that landed before.
  if (select l.index from ledger_leaf l where l.community = p_community and l.command_id = p_command) is not null then
    return false;
  end if;
  insert into unchanged_command (community, command_id, fingerprint, stream, version)
  values (p_community, p_command, p_fingerprint, p_stream, p_version)
  on conflict (community, command_id) do nothing;
  return found;
end
$$;

grant select on decisions.unchanged_command to decisions_app;
revoke execute on function decisions.keep_unchanged from public;
grant execute on function decisions.keep_unchanged to decisions_app;
