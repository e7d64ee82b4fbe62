/** A text as it is written on paper, on the page and in print alike. */
export type Block =
  | { readonly kind: 'title' | 'heading' | 'paragraph' | 'item' | 'note'; readonly text: string }
  /** Rows of cells; the first is the head. `shares`: how the width is shared out between the columns; evenly without. */
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[]; readonly shares?: readonly number[] };
/** What is drawn on paper only: a bar for each number, as part of the longest one possible, with the number in words behind it. */
export interface Bars {
  readonly kind: 'bars';
  readonly rows: readonly { readonly name: string; readonly value: number; readonly words: string }[];
  readonly most: number;
}

/**
 * Reads a text as blocks: `# ` begins a title, `## ` a heading, `- ` an item, `> ` a note in smaller signs, `|` a row of a table (`| a | b |`); every other line is a
 * paragraph, empty lines only part them.
 */
export const blocksOf = (text: string): Block[] => {
  const blocks: Block[] = [];
  for (const line of text.split('\n').map((one) => one.trim())) {
    const last = blocks.at(-1);
    if (line === '') continue;
    if (line.startsWith('|')) {
      const cells = line
        .replace(/^\||\|$/g, '')
        .split('|')
        .map((cell) => cell.trim());
      if (last?.kind === 'table') blocks[blocks.length - 1] = { kind: 'table', rows: [...last.rows, cells] };
      else blocks.push({ kind: 'table', rows: [cells] });
    } else if (line.startsWith('## ')) blocks.push({ kind: 'heading', text: line.slice(3) });
    else if (line.startsWith('# ')) blocks.push({ kind: 'title', text: line.slice(2) });
    else if (line.startsWith('- ')) blocks.push({ kind: 'item', text: line.slice(2) });
    else if (line.startsWith('> ')) blocks.push({ kind: 'note', text: line.slice(2) });
    else blocks.push({ kind: 'paragraph', text: line });
  }
  return blocks;
};

/** A signature as it was drawn: strokes of points in thousandths of the field's width, from its upper left corner. */
export type Strokes = readonly (readonly (readonly [x: number, y: number])[])[];
/** Height of the field for a signature, in thousandths of its width. */
export const signatureHeight = 400;

/** Strokes as an SVG path in the same unit. */
export const pathOf = (strokes: Strokes): string =>
  strokes
    .filter((stroke) => stroke.length > 0)
    // a dot is a stroke too
    .map((stroke) => `M${stroke.map(([x, y]) => `${x} ${y}`).join('L')}${stroke.length === 1 ? `l1 0` : ''}`)
    .join('');

/** One who signs, on paper. */
export interface SignatureOnPaper {
  /** In what role, 甲方. */
  readonly role: string;
  /** For whom: the organisation. */
  readonly name: string;
  readonly strokes: Strokes | null;
  /** Who signed and when, in words; null while nobody has. */
  readonly signed: string | null;
}

/** A document ready to be written on A4. */
export interface PaperDocument {
  readonly title: string;
  readonly blocks: readonly (Block | Bars)[];
  readonly signatures: readonly SignatureOnPaper[];
  /** Lines at the foot of each page: number, hash. */
  readonly foot: readonly string[];
  /** Address behind the code on the last page; null: none. */
  readonly code: { readonly url: string; readonly words: string } | null;
  /** When it was made: the same document gives the same bytes. */
  readonly at: string;
}

/** A drawing of its own size in millimetres. */
export interface DrawnPage {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}
