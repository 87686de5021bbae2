using Decisions.Domain;
using Decisions.Domain.Auditing;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Engine.ReadModels.Auditing;

/// <summary>
/// The statements that a filter becomes. Words of the catalogue and of our own enumerations stand in them as they are,
/// since the planner takes a partial index only for what it sees; everything else is a parameter. $1 is the community.
/// </summary>
internal sealed class TimelineSql
{
    private readonly List<string> _conditions = ["t.community = $1"];
    private readonly List<object> _parameters = [];
    private readonly TimelineFilter _filter;

    private TimelineSql(TimelineFilter filter) => _filter = filter;

    /// <summary>What follows the community.</summary>
    public object[] Parameters => [.. _parameters];

    /// <summary>The newest events that pass a filter, before an index.</summary>
    public static (string Sql, object[] Parameters) Page(TimelineFilter filter, long before, int limit)
    {
        var sql = new TimelineSql(filter);
        sql.Filter();
        sql._conditions.Add($"t.index < {sql.Parameter(before)}");
        return ($"""
            select {TimelineItem.Columns}
              from ({sql.Rows("t.*", $"order by t.index desc limit {sql.Parameter(limit)}")}) t {TimelineItem.Joins}
             order by t.index desc
            """, sql.Parameters);
    }

    /// <summary>How many events of each type, with each notice, pass a filter.</summary>
    public static (string Sql, object[] Parameters) Counts(TimelineFilter filter)
    {
        var sql = new TimelineSql(filter);
        sql.Filter();
        return ($"""
            select t.kind, t.notice, count(*) from ({sql.Rows("t.kind, t.notice", "")}) t group by t.kind, t.notice
            """, sql.Parameters);
    }

    private void Filter()
    {
        if (_filter.Decision is { } decision)
            _conditions.Add($"t.proposal = {Parameter(decision.Value)}");
        if (_filter.Rule is { } rule)
            _conditions.Add($"t.rule = {Parameter(rule.Value)}");
        if (_filter.Types is [var only])
            _conditions.Add($"t.kind = '{Known(only)}'");
        else if (_filter.Types is not [])
            _conditions.Add($"t.kind in ({string.Join(", ", _filter.Types.Select(type => $"'{Known(type)}'"))})");
        if (_filter.WithoutBallots)
            _conditions.Add("t.kind <> 'ballot_cast' and t.kind not in ('ballot_changed', 'ballot_withdrawn')");
        if (_filter.Channel is { } channel)
            _conditions.Add($"t.channel = '{Words<Channel>.Of(channel)}'");
        if (_filter.Notices is not [])
            _conditions.Add($"t.notice is not null and t.notice in ({string.Join(", ", _filter.Notices.Select(notice => $"'{Words<Notice>.Of(notice)}'"))})");
        if (_filter.From is { } from)
            _conditions.Add($"t.index >= ({FirstAt(from)})");
        if (_filter.To is { } to)
            _conditions.Add($"t.index < ({FirstAt(to)})");
    }

    /// <summary>Someone's own acts on themselves are found by the member; what else they did, by the actor.</summary>
    private string Rows(string columns, string end)
    {
        var from = $"select {columns} from {{read}}.timeline t where {string.Join(" and ", _conditions)}";
        if (_filter.Person is not { } person)
            return $"{from} {end}";
        var acted = $"{from} and t.actor = {Parameter(person)} and t.actor is distinct from t.member::text {end}";
        return _filter.Member is { } member
            ? $"select * from (({acted}) union all ({from} and t.member = {Parameter(member.Value)} {end})) t {end}"
            : acted;
    }

    /// <summary>The index of the first event at an instant or later. Times never go back along a log, so it is searched by halves.</summary>
    private string FirstAt(Instant instant)
    {
        var at = Parameter(instant.RoundedUp());
        return $$"""
            with recursive search (low, high) as (
              select 0::bigint, coalesce((select p.next_index from {read}.progress p where p.community = $1), 0)
              union all
              select case when middle.at < {{at}} then middle.index + 1 else s.low end,
                     case when middle.at < {{at}} then s.high else middle.index end
                from search s, lateral (select h.index, h.at from {read}.timeline h
                                         where h.community = $1 and h.index = (s.low + s.high) / 2) middle
               where s.low < s.high)
            select low from search where low >= high
            """;
    }

    private string Parameter(object value)
    {
        _parameters.Add(value);
        return $"${_parameters.Count + 1}";
    }

    private static string Known(string type) => TimelineTypes.All.Contains(type)
        ? type
        : throw new ArgumentException($"'{type}' is no type of event.", nameof(type));
}
