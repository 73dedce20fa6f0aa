#!/bin/bash
# Run once by the image of PostgreSQL, when its folder is empty: a role that owns one database, and nothing else.
set -euo pipefail
psql --no-psqlrc --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --set password="$(cat "$DESK_PASSWORD_FILE")" <<'SQL'
create role desk login nosuperuser nocreatedb nocreaterole password :'password';
create database control owner desk;
revoke all on database control from public;
SQL
