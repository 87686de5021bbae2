-- The tables of one generation of read models. {read} is its schema. They are never altered: a change here, or in what
-- is folded into them, makes a new generation. An index says a place in the community's log.

create table {read}.progress (
  community  uuid primary key,
  next_index bigint not null
) with (fillfactor = 10);
comment on table {read}.progress is 'Events before next_index are folded into the other tables, and no others are. Moved in the transaction that folds.';

create table {read}.community (
  community  uuid primary key,
  version    bigint not null,
  name       text not null,
  purpose    text not null,
  time_zone  text not null,
  visibility text not null,
  founded_by uuid not null,
  founded_at timestamptz not null,
  purpose_version bigint not null
);
comment on column {read}.community.purpose_version is 'The version of the event that said the purpose last.';

create table {read}.standing (
  community  uuid not null,
  member     uuid not null,
  from_index bigint not null,
  to_index   bigint not null,
  standing   text not null,
  since      timestamptz not null,
  joined_at  timestamptz null,
  version    bigint not null,
  primary key (community, member, from_index)
);
create index standing_current on {read}.standing (community, standing, member) where to_index = 9223372036854775807;
comment on table {read}.standing is 'How each member stood and when. As of N events a row holds if from_index < N and to_index >= N.';
comment on column {read}.standing.from_index is 'The event that began it.';
comment on column {read}.standing.to_index is 'The event that ended it; the largest bigint while it lasts.';
comment on column {read}.standing.joined_at is 'When the unbroken membership began: kept through suspension and reinstatement. Null for one who is no member.';
comment on column {read}.standing.version is 'The version of the member''s stream at the event that began it.';

create table {read}.placement (
  community  uuid not null,
  member     uuid not null,
  from_index bigint not null,
  to_index   bigint not null,
  class      text null,
  votes      bigint not null,
  version    bigint not null,
  primary key (community, member, from_index)
);
comment on table {read}.placement is 'Of which class each member was and how many votes they had, and when. As of N events a row holds if from_index < N and to_index >= N. Whoever has no row is of no class and has one vote.';
comment on column {read}.placement.version is 'The version of the placement''s stream at the event that began it.';

create table {read}.circle_member (
  community  uuid not null,
  circle     uuid not null,
  member     uuid not null,
  from_index bigint not null,
  to_index   bigint not null,
  since      timestamptz not null,
  primary key (community, circle, member, from_index)
);
create index circle_member_of on {read}.circle_member (community, member) where to_index = 9223372036854775807;
comment on table {read}.circle_member is 'Who was in which circle, and when. As of N events a row holds if from_index < N and to_index >= N, and if the membership of the community has not ended since.';
comment on column {read}.circle_member.since is 'When they joined the circle.';

create table {read}.rotation (
  community   uuid not null,
  circle      uuid not null,
  role        text not null,
  folded      text not null,
  name        text null,
  version     bigint not null,
  turn_order  uuid[] not null,
  turn_member uuid null,
  turn_from   date null,
  turn_until  date null,
  primary key (community, circle, role, folded)
);
create index rotation_turn on {read}.rotation (community, turn_member) where turn_member is not null;
comment on table {read}.rotation is 'Each role of an open circle that passes on in an order, or did, with the turn that was given last while it stands.';
comment on column {read}.rotation.turn_order is 'Empty where the order has ended.';
comment on column {read}.rotation.folded is 'The circle''s own name for the role in capitals; empty where it is one of the others.';
comment on column {read}.rotation.version is 'The version of the circle''s stream.';

create table {read}.rule (
  community    uuid not null,
  id           uuid not null,
  version      bigint not null,
  rule_version integer not null,
  terms        jsonb not null,
  retired      boolean not null,
  primary key (community, id)
);
comment on column {read}.rule.version is 'The version of the rule''s stream; rule_version counts only its terms.';

create table {read}.proposal (
  community               uuid not null,
  id                      uuid not null,
  version                 bigint not null,
  title                   text not null,
  title_folded            text not null,
  topic                   text null,
  circle                  uuid null,
  supersedes              uuid[] not null,
  proposer                uuid not null,
  revision                integer not null,
  options                 jsonb not null,
  drafted_at              timestamptz not null,
  drafted_index           bigint not null,
  changed_at              timestamptz not null,
  withdrawn               boolean not null,
  amendment_of            uuid null,
  amendment_id            uuid null,
  pending                 uuid null,
  superseded_round        uuid null,
  superseded_revision     integer null,
  round_id                uuid null,
  round_number            integer null,
  round_revision          integer null,
  rule_id                 uuid null,
  rule_name               text null,
  rule_version            integer null,
  method                  text null,
  secrecy                 text null,
  results_hidden          boolean null,
  minimum_membership_days integer null,
  roll_as_of              bigint null,
  roll_drawn_at           timestamptz null,
  roll_eligible           bigint null,
  roll_circle             uuid null,
  decider                 uuid null,
  opened_at               timestamptz null,
  closes_at               timestamptz null,
  closed_early            boolean null,
  verdict                 text null,
  declared_at             timestamptz null,
  chosen                  jsonb null,
  winner                  text null,
  confirms                boolean not null,
  awaits_confirmation     boolean not null,
  confirm_by              timestamptz null,
  confirm_at              timestamptz null,
  confirm_until           timestamptz null,
  opens_at                timestamptz null,
  opens_until             timestamptz null,
  opens_for               integer null,
  ends_by_rule            boolean not null,
  reminder_hours          integer null,
  proxy_meeting           uuid null,
  seeks_agreement         boolean not null,
  indicative              boolean not null,
  outcome                 text null,
  outcome_version         bigint null,
  corrections             integer not null,
  disputed                boolean not null,
  primary key (community, id)
);
create unique index proposal_drafted on {read}.proposal (community, drafted_index);
create index proposal_declared on {read}.proposal (community, declared_at) where declared_at is not null;
create index proposal_undeclared on {read}.proposal (community, closes_at)
  where round_id is not null and verdict is null and not withdrawn and not closed_early;
create index proposal_of_circle on {read}.proposal (community, circle) where circle is not null;
create index proposal_unconfirmed on {read}.proposal (confirm_at) where awaits_confirmation and not withdrawn;
create index proposal_supersedes on {read}.proposal using gin (supersedes) where supersedes <> '{}';
create index proposal_to_open on {read}.proposal (opens_at) where opens_at is not null and not withdrawn;
create index proposal_to_end on {read}.proposal (closes_at) where ends_by_rule and verdict is null and not withdrawn and not closed_early;
comment on table {read}.proposal is 'Each proposal with its latest round. Its status is not stored: it follows from these facts and the clock.';
comment on column {read}.proposal.amendment_of is 'The proposal that an amendment would change, where this is the vote on that amendment.';
comment on column {read}.proposal.amendment_id is 'The amendment that the vote on this decides.';
comment on column {read}.proposal.pending is 'The amendment of this that is being voted on.';
comment on column {read}.proposal.superseded_round is 'The round that a carried amendment ended, where the latest round took its place.';
comment on column {read}.proposal.superseded_revision is 'The revision that round was on.';
comment on column {read}.proposal.title_folded is 'The title in lower case, to search in.';
comment on column {read}.proposal.topic is 'The community''s topic that it is of. It stands from when voting opens.';
comment on column {read}.proposal.circle is 'The circle that it is with; null for the whole community.';
comment on column {read}.proposal.roll_circle is 'The circle that the latest round''s roll was drawn of; null for the whole community.';
comment on column {read}.proposal.supersedes is 'The decisions that it supersedes once it is carried.';
comment on column {read}.proposal.options is 'The options of the present revision.';
comment on column {read}.proposal.roll_as_of is 'How many events the log had when the roll was drawn.';
comment on column {read}.proposal.chosen is 'The ids of the options that are chosen; winner has their names.';
comment on column {read}.proposal.confirms is 'Whether the latest round is to confirm an earlier one.';
comment on column {read}.proposal.awaits_confirmation is 'Whether it has carried and no confirming vote has decided.';
comment on column {read}.proposal.confirm_by is 'The last instant at which the confirming vote may close; then the proposal lapses.';
comment on column {read}.proposal.confirm_at is 'When the confirming vote is to open; null where nobody stated it, or it has opened.';
comment on column {read}.proposal.confirm_until is 'When the confirming vote is to close, as it was stated.';
comment on column {read}.proposal.opens_at is 'When voting opens by itself, as notice of it says; null where it does not.';
comment on column {read}.proposal.opens_until is 'The last instant at which it does.';
comment on column {read}.proposal.opens_for is 'The revision that the notice is of: on another, nothing opens by it.';
comment on column {read}.proposal.ends_by_rule is 'Whether the latest round may end by its rule before its time.';
comment on column {read}.proposal.reminder_hours is 'How many hours before the latest round closes its rule has members reminded; 0 for never, null where it does not say.';
comment on column {read}.proposal.proxy_meeting is 'The meeting whose proxies speak in the latest round; null where it opened at none, or its rule lets no holder decide.';
comment on column {read}.proposal.seeks_agreement is 'Whether agreement is sought in a consent round.';
comment on column {read}.proposal.indicative is 'Whether the latest round only shows what members think.';
comment on column {read}.proposal.outcome_version is 'The version of the event that stated the outcome last.';
comment on column {read}.proposal.corrections is 'How many corrections there are of the latest round''s result.';
comment on column {read}.proposal.disputed is 'Whether the last recount of the latest round came to something else than was declared.';
comment on column {read}.proposal.winner is 'The name of the option that was chosen.';

create table {read}.consent_round (
  community  uuid not null,
  proposal   uuid not null,
  version    bigint not null,
  goes_on_at timestamptz null,
  primary key (community, proposal)
);
create index consent_round_due on {read}.consent_round (goes_on_at) where goes_on_at is not null;
comment on column {read}.consent_round.goes_on_at is 'When it goes on to its next step by itself; null where somebody has to.';

create table {read}.follow_up (
  community   uuid not null,
  proposal    uuid not null,
  version     bigint not null,
  review_on   date null,
  reviews     integer not null,
  reviewed_at timestamptz null,
  conclusion  text null,
  leads_to    uuid null,
  primary key (community, proposal)
);
create index follow_up_due on {read}.follow_up (community, review_on) where review_on is not null;
comment on table {read}.follow_up is 'When each decision is looked at again, and what the last review came to.';
comment on column {read}.follow_up.review_on is 'A day by the community''s clock; null where none is planned.';
comment on column {read}.follow_up.leads_to is 'The proposal that would change it, as the last review said.';

create table {read}.action (
  community     uuid not null,
  id            uuid not null,
  proposal      uuid not null,
  version       bigint not null,
  owner         uuid null,
  due           date null,
  status        text not null,
  planned_index bigint not null,
  primary key (community, id)
);
create index action_of_proposal on {read}.action (community, proposal);
create index action_open on {read}.action (community, planned_index) where status = 'open';
create index action_of_owner on {read}.action (community, owner) where status = 'open';
comment on table {read}.action is 'What is done to carry out decisions. Its words stay in its stream.';
comment on column {read}.action.due is 'A day by the community''s clock, or null.';

create table {read}.call (
  community  uuid not null,
  id         uuid not null,
  proposal   uuid not null,
  action     uuid not null,
  version    bigint not null,
  made_by    uuid not null,
  places     integer not null,
  skills     text[] not null,
  venue      text not null,
  at         timestamptz null,
  volunteers uuid[] not null,
  closed     boolean not null,
  made_index bigint not null,
  primary key (community, id)
);
create index call_open on {read}.call (community, made_index) where not closed;
create index call_of_proposal on {read}.call (community, proposal);
comment on table {read}.call is 'Calls for volunteers, with who has a place. Their words stay in their streams.';
comment on column {read}.call.skills is 'In lower case, to search in.';
comment on column {read}.call.volunteers is 'Whoever has a place, though they may have left since.';

create table {read}.draw (
  community       uuid not null,
  id              uuid not null,
  circle          uuid null,
  drawn           boolean not null,
  withdrawn       boolean not null,
  announced_index bigint not null,
  primary key (community, id)
);
create index draw_by_age on {read}.draw (community, announced_index);
create index draw_waiting on {read}.draw (community) where not drawn and not withdrawn;
comment on table {read}.draw is 'Draws of panels by lot, and what became of each. What they say stays in their streams.';
comment on column {read}.draw.circle is 'The circle from whose members it draws; null for the whole community.';

create table {read}.meeting (
  community     uuid not null,
  id            uuid not null,
  version       bigint not null,
  title         text not null,
  title_version bigint not null,
  appointed_at  timestamptz not null,
  status        text not null,
  sitting       integer not null,
  sat_times     integer not null,
  sat_at        timestamptz null,
  primary key (community, id)
);
comment on column {read}.meeting.title_version is 'The version of the event that said the title last.';
comment on column {read}.meeting.appointed_at is 'When it is to begin or, once it was adjourned, to go on.';
comment on column {read}.meeting.sat_times is 'How many of its sittings have begun.';
comment on column {read}.meeting.sat_at is 'The time that was appointed for the last of them.';

create table {read}.ballot (
  community     uuid not null,
  round         uuid not null,
  member        uuid not null,
  proposal      uuid not null,
  version       bigint not null,
  choice        jsonb null,
  reason        text null,
  channel       text not null,
  proxy         uuid null,
  first_cast_at timestamptz not null,
  changed_at    timestamptz not null,
  primary key (community, round, member)
);
comment on table {read}.ballot is 'What each member voted last in each round.';
comment on column {read}.ballot.version is 'The version of the ballot''s stream: one more than how often it was changed.';
comment on column {read}.ballot.choice is 'Null while the ballot is withdrawn.';
comment on column {read}.ballot.proxy is 'The holder who cast it, or whose instruction it was; null where the member gave it.';

create table {read}.proxy (
  community     uuid not null,
  proposal      uuid not null,
  member        uuid not null,
  holder        uuid not null,
  rule          uuid not null,
  rule_version  integer not null,
  revision      integer not null,
  on_later_text boolean not null,
  primary key (community, proposal, member)
);
create index proxy_of_holder on {read}.proxy (community, holder);
comment on table {read}.proxy is 'Who speaks for whom in which decision, until it is revoked. What is instructed is not here.';
comment on column {read}.proxy.revision is 'The revision that it was given for.';
comment on column {read}.proxy.on_later_text is 'Whether it goes on, and is free, where the text has changed.';

create table {read}.meeting_proxy (
  community uuid not null,
  meeting   uuid not null,
  member    uuid not null,
  holder    uuid not null,
  primary key (community, meeting, member)
);
comment on table {read}.meeting_proxy is 'Who speaks for whom in all that is voted on at a meeting, until it is revoked.';

create table {read}.delegation (
  community uuid not null,
  member    uuid not null,
  topic     text null,
  holder    uuid not null,
  unique nulls not distinct (community, member, topic)
);
create index delegation_to_holder on {read}.delegation (community, holder);
comment on table {read}.delegation is 'Whom each member lets vote for them, until it is revoked.';
comment on column {read}.delegation.topic is 'In decisions of this topic; null for all those for whose topic the member names nobody.';

create table {read}.comment (
  community  uuid not null,
  proposal   uuid not null,
  comment    uuid not null,
  author     uuid not null,
  question   boolean not null,
  replies_to uuid null,
  mentioned  uuid[] not null,
  made_at    timestamptz not null,
  answer     uuid null,
  hidden     boolean not null,
  versions   bigint[] not null,
  primary key (community, proposal, comment)
);
create index comment_of_late on {read}.comment (community, made_at);
comment on table {read}.comment is 'What was said, by whom and to whom; the words stand in the streams alone.';
comment on column {read}.comment.mentioned is 'Those whom its latest version mentions.';
comment on column {read}.comment.answer is 'The reply that is marked as its answer, hidden or not.';
comment on column {read}.comment.versions is 'Where each version of the text stands in the log.';

create table {read}.round (
  community   uuid not null,
  id          uuid not null,
  proposal_id uuid not null,
  rule_id     uuid not null,
  closes_at   timestamptz not null,
  ended_at    timestamptz null,
  has_outcome boolean not null,
  primary key (community, id)
);
create index round_of_proposal on {read}.round (community, proposal_id);
create index round_under_rule on {read}.round (community, rule_id);
comment on table {read}.round is 'Every round, as far as it says whether an event of the timeline needs a look.';
comment on column {read}.round.ended_at is 'When voting was closed early, withdrawn, or its result declared; null before.';

create table {read}.timeline (
  community uuid not null,
  index     bigint not null,
  at        timestamptz not null,
  proposal  uuid null,
  member    uuid null,
  rule      uuid null,
  round     uuid null,
  due_at    timestamptz null,
  kind      text not null,
  actor     text not null,
  channel   text not null,
  notice    text null,
  primary key (community, index)
);
create index timeline_proposal on {read}.timeline (community, proposal, index) where proposal is not null;
create index timeline_member on {read}.timeline (community, member, index) where member is not null;
create index timeline_actor on {read}.timeline (community, actor, index) where actor is distinct from member::text;
create index timeline_kind on {read}.timeline (community, kind, index) where kind <> 'ballot_cast';
create index timeline_channel on {read}.timeline (community, channel, index) where channel <> 'web';
create index timeline_rule on {read}.timeline (community, rule, index) where rule is not null;
create index timeline_notice on {read}.timeline (community, notice, index) where notice is not null;
comment on table {read}.timeline is 'Every event of the log: what it concerns, who did it, and whether it needs a look.';
comment on column {read}.timeline.kind is 'The alias of the event. Votes cast are most of a log, so a partial index leaves them out.';
comment on column {read}.timeline.actor is 'The pseudonym of who acted: a member''s id, or ''system'' or ''admin''.';
comment on column {read}.timeline.member is 'The member whom it concerns, whoever acted.';
comment on column {read}.timeline.due_at is 'Where a notice is about time: when voting ended, or was to end, just before the event.';
