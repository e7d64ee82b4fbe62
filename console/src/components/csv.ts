import { saveText } from '../app/save-file.ts';

/** Hands the person a CSV file that spreadsheet programs open as UTF-8. Cells that would be read as formulas are defused. */
export const downloadCsv = (name: string, rows: readonly (readonly (string | number | null)[])[]): void => {
  const cell = (value: string | number | null): string => {
    if (typeof value === 'number') return String(value);
    const text = value ?? '';
    return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  };
  saveText(name, `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`, 'text/csv');
};
