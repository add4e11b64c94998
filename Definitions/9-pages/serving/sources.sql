-- Kilderne bag det, der vises: hver fil, hvornår den kom, hvor langt den rækker, og hvordan det gik.
SELECT
  source,
  file_name,
  delivery,
  received,
  rows_total,
  rows_read,
  rows_set_aside,
  covers_to,
  profile,
  status,
  code,
  message,
  unknown_columns
FROM meta.source_file
ORDER BY source, file_name
