-- How far a community's log goes once every append under way has landed or failed, and the clock then. It takes the
-- row that appends take, and leaves its time there: an append that comes after it is stamped with o_now or later,
-- even if the clock is set back in between. A community's first append may be under way with its row still unseen,
-- so the row is made where there is none, which waits for whoever else is making it.

create function decisions.barrier(p_community uuid, out o_next_index bigint, out o_now timestamptz)
language sql
security definer
set search_path = decisions, pg_temp
as $$
  insert into ledger_head as h (community, last_time) values (p_community, clock_timestamp())
  on conflict (community) do update set last_time = greatest(clock_timestamp(), h.last_time)
  returning next_index, last_time
$$;

revoke execute on function decisions.barrier from public;
grant execute on function decisions.barrier to decisions_app;
