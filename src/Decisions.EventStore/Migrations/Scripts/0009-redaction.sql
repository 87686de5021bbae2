-- Takes words out of events, where the record says so and nowhere else. The application may not change an event; it may
-- call this, which puts what a payload_redacted event says remains in the place of the payload that it names, and erases
-- the salt. The entry stays as it was hashed: it commits to what nobody can show any more.

create function decisions.apply_redactions(p_community uuid) returns integer
language plpgsql
security definer
set search_path = decisions, pg_temp
as $$
declare
  v_tenant constant text := p_community::text;
  v_done   integer := 0;
  v_leaf   bigint;
  r        record;
begin
  -- The last event of each redaction's stream says what remains.
  for r in
    select (said.data ->> 'index')::bigint as index, (said.data ->> 'remaining')::jsonb as remaining,
           target.seq_id, target.data as present, leaf.salt
      from mt_streams s
      join mt_events said on said.tenant_id = s.tenant_id and said.stream_id = s.id and said.version = s.version
      join ledger_leaf leaf on leaf.community = p_community and leaf.index = (said.data ->> 'index')::bigint
      join mt_events target on target.seq_id = leaf.seq_id
     where s.tenant_id = v_tenant and s.id >= 'redaction/' and s.id < 'redaction0' and said.type = 'payload_redacted'
       and target.stream_id = said.data ->> 'stream' and target.version = (said.data ->> 'version')::bigint
       and target.type = said.data ->> 'type'
     order by s.id
  loop
    continue when r.salt is null and r.present = r.remaining;
    update mt_events set data = r.remaining where seq_id = r.seq_id;
    -- A digest of what was asked would let a short text be guessed as the payload would.
    select l.index into v_leaf from ledger_leaf l
     where l.community = p_community and l.index <= r.index and l.command_id is not null order by l.index desc limit 1;
    update ledger_leaf set fingerprint = null where community = p_community and index = v_leaf;
    update ledger_leaf set salt = null where community = p_community and index = r.index;
    v_done := v_done + 1;
  end loop;
  return v_done;
end
$$;

revoke execute on function decisions.apply_redactions from public;
grant execute on function decisions.apply_redactions to decisions_app;
