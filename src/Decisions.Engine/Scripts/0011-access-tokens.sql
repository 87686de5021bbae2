-- Keys to this server: bearer tokens for programs, one-time links and sessions for people. Only digests are kept.

create table decisions.access_token (
  id          uuid primary key,
  kind        text not null check (kind in ('bearer', 'link', 'session')),
  secret_hash bytea not null unique,
  community   uuid null,
  member      uuid null,
  member_at   bigint not null default 0,
  link        uuid null references decisions.access_token,
  roles       text[] not null,
  label       text null,
  created_at  timestamptz not null default now(),
  expires_at  timestamptz null,
  used_at     timestamptz null,
  revoked_at  timestamptz null
);

create index access_token_member on decisions.access_token (community, member);

comment on column decisions.access_token.secret_hash is 'SHA-256 of the secret, which is 32 random bytes and is shown once.';
comment on column decisions.access_token.community is 'Null for a key to the server itself, which founds communities.';
comment on column decisions.access_token.member_at is 'The version of the member''s stream when it was issued: leaving later than that ends it for good.';
comment on column decisions.access_token.link is 'The link that a session was opened with; revoking the link ends the session.';
comment on column decisions.access_token.used_at is 'When a one-time link was used; it opens nothing after that.';

grant select, insert, update on decisions.access_token to decisions_app;
