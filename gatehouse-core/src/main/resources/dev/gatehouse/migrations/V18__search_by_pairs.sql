-- The search index of SQLite once more: the text stands beside it, to be compared with the term
-- without reading the user, and two characters are searched by a trigram of their own.

${sqlite} drop table gatehouse_search;
${sqlite} drop table gatehouse_search_rows;
${sqlite} create table gatehouse_search_rows (number integer not null primary key, user_id text not null unique, search_text text not null);
${sqlite} create virtual table gatehouse_search using fts5(grams, content = '', contentless_delete = 1, detail = none, tokenize = 'trigram case_sensitive 1');

-- everybody is indexed again at the next start
${sqlite} update gatehouse_users set search_text = '';
