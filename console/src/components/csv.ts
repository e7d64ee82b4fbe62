/** Hands the person a CSV file that spreadsheet programs open as UTF-8. Cells that would be read as formulas are defused. */
export const downloadCsv = (name: string, rows: readonly (readonly (string | number | null)[])[]): void => {
  const cell = (value: string | number | null): string => {
    if (typeof value === 'number') return String(value);
    const text = value ?? '';
    return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  };
  const blob = new Blob([`\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};
