export function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

/** Rows as aligned columns; numbers to the right, the rest to the left. */
export function table<Row>(
  rows: readonly Row[],
  columns: readonly (readonly [string, (row: Row) => string])[],
): string {
  const cells = [
    columns.map(([name]) => name),
    ...rows.map((row) => columns.map(([, of]) => of(row))),
  ];
  const widths = columns.map((_, i) => Math.max(...cells.map((line) => line[i]?.length ?? 0)));
  const right = columns.map((_, i) =>
    cells.slice(1).every((line) => /^[\d.]*( x)?$/.test(line[i] ?? '')),
  );
  return cells
    .map((line) =>
      line
        .map((cell, i) => (right[i] ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
