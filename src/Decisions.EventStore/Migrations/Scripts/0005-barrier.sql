-- How far a community's log goes once every append under way has landed or failed, and the clock then. It waits for
-- the row that appends hold, so an append that comes after it is stamped with o_now or later.

create function decisions.barrier(p_community uuid, out o_next_index bigint, out o_now timestamptz)
language plpgsql
security definer
set search_path = decisions, pg_temp
as $$
begin
  select h.next_index, greatest(clock_timestamp(), h.last_time) into o_next_index, o_now
    from ledger_head h where h.community = p_community for update;
  if not found then
    o_next_index := 0;
  end if;
  o_now := coalesce(greatest(clock_timestamp(), o_now), clock_timestamp());
end
$$;

revoke execute on function decisions.barrier from public;
grant execute on function decisions.barrier to decisions_app;
