-- The chain of all checkpoints up to each, signed with it: without it, whoever can write here could take a checkpoint out
-- from between two others, and nobody could tell.

alter table decisions.log_checkpoint add column chain text null;

comment on column decisions.log_checkpoint.chain is 'A signed note over this checkpoint and all before it; null on one that was signed before there were chains. docs/ledger.md';
