-- De rækker, der er sat til side, med sted og grund. Værdier står der ikke.
SELECT file_name, row_number, column_name, row_key, code, message, rows
FROM meta.set_aside
ORDER BY file_name, row_number, column_name
