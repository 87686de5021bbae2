-- Whoever is erased leaves no key behind either: a key's label may name them.
grant delete on decisions.access_token to decisions_app;
