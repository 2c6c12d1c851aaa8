import type { SheetCell } from './looks-sheet.ts';

/** One photo's row: its name, and the picture itself followed by every look. */
export interface PageRow {
  name: string;
  cells: readonly SheetCell[];
}

/** Where a cell's picture lies, from the page. */
export function pictureOf(row: string, cell: Pick<SheetCell, 'id'>): string {
  return `pictures/${row}-${cell.id}.jpg`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const STYLE = `
body { margin: 0; font: 14px/1.4 system-ui, sans-serif; background: #f4f2ee; color: #222; }
h1 { font-size: 18px; margin: 16px; }
table { border-spacing: 8px; }
th { position: sticky; top: 0; background: #f4f2eee8; padding: 6px; z-index: 1; }
th:first-child, td:first-child { position: sticky; left: 0; background: #f4f2ee; z-index: 2; }
td { vertical-align: top; }
img { display: block; width: var(--cell); height: auto; cursor: zoom-in; }
small { display: block; width: var(--cell); color: #666; }
dialog { border: 0; padding: 0; max-width: 96vw; max-height: 96vh; background: #111; }
dialog img { width: auto; cursor: zoom-out; }
dialog::backdrop { background: #000c; }
@media (prefers-color-scheme: dark) {
  body, th:first-child, td:first-child { background: #1b1b1d; color: #eee; }
  th { background: #1b1b1de8; }
  small { color: #999; }
}
`;

/** A page with a row per photo and a column per look, each picture `cell` pixels wide; click for full size. */
export function looksPage(rows: readonly PageRow[], cell: number): string {
  const columns = rows[0]?.cells ?? [];
  const head = columns.map(({ label }) => `<th scope="col">${escaped(label)}</th>`).join('');
  const body = rows.map(({ name, cells }) => {
    const pictures = cells.map((made) => {
      const options = Object.entries(made.options).map(([id, value]) => `${id} ${value}`);
      const about = [made.ms === undefined ? '' : `${made.ms} ms`, ...options].filter(Boolean);
      return `<td><img src="${escaped(encodeURI(pictureOf(name, made)))}" loading="lazy" width="${made.width}" height="${made.height}" alt="${escaped(`${name}, ${made.label}`)}"><small>${escaped(about.join(' · '))}</small></td>`;
    });
    return `<tr>${pictures.join('')}</tr>`;
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Looks</title>
<style>:root { --cell: ${cell}px; }${STYLE}</style>
<h1>Looks</h1>
<table><thead><tr>${head}</tr></thead><tbody>
${body.join('\n')}
</tbody></table>
<dialog><img alt=""></dialog>
<script>
const dialog = document.querySelector('dialog');
const large = dialog.querySelector('img');
for (const img of document.querySelectorAll('td img')) {
  img.addEventListener('click', () => {
    large.src = img.src;
    large.alt = img.alt;
    dialog.showModal();
  });
}
dialog.addEventListener('click', () => dialog.close());
</script>
</html>
`;
}
