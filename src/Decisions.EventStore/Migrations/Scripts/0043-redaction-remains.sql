-- Where words are taken out of one event a second time, what the first redaction said remains goes too: it still held them.
-- Called beside apply_redactions (0009-redaction.sql).

create function decisions.forget_remains(p_community uuid) returns integer
language plpgsql
security definer
set search_path = decisions, pg_temp
as $$
declare
  v_tenant constant text := p_community::text;
  v_done   integer := 0;
  r        record;
begin
  -- Every redaction of a stream but its last gets what the last says remains.
  for r in
    select earlier.seq_id, jsonb_set(earlier.data, '{remaining}', newest.data -> 'remaining') as data
      from mt_streams s
      join mt_events newest on newest.tenant_id = s.tenant_id and newest.stream_id = s.id and newest.version = s.version
      join mt_events earlier on earlier.tenant_id = s.tenant_id and earlier.stream_id = s.id and earlier.version < s.version
     where s.tenant_id = v_tenant and s.id >= 'redaction/' and s.id < 'redaction0' and s.version > 1
       and earlier.data -> 'remaining' is distinct from newest.data -> 'remaining'
  loop
    update mt_events set data = r.data where seq_id = r.seq_id;
    -- No index has the leaves by their events, and this is rare.
    update ledger_leaf set salt = null, fingerprint = null where community = p_community and seq_id = r.seq_id;
    v_done := v_done + 1;
  end loop;
  return v_done;
end
$$;

revoke execute on function decisions.forget_remains from public;
grant execute on function decisions.forget_remains to decisions_app;
