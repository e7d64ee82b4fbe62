import { blocksOf } from '#contract/kernel/paper.ts';
import '../styles/paper.css';

/** Entries of a text that never moves, each with its place as key. */
const placed = <T,>(all: readonly T[]) => all.map((one, i) => ({ key: String(i), one }));

/** A text of a document as it stands on paper: the page, the print and the PDF say the same. */
export const PaperText = ({ body }: { body: string }) =>
  placed(blocksOf(body)).map(({ key, one: block }) => {
    if (block.kind === 'table') {
      const [head = [], ...rows] = block.rows;
      return (
        <table key={key} className="paper-table">
          <thead>
            <tr>
              {placed(head).map(({ key: at, one }) => (
                <th key={at}>{one}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {placed(rows).map(({ key: at, one: row }) => (
              <tr key={at}>
                {placed(row).map(({ key: cell, one }) => (
                  <td key={cell}>{one}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    }
    if (block.kind === 'title')
      return (
        <h2 key={key} className="paper-title">
          {block.text}
        </h2>
      );
    if (block.kind === 'heading') return <h3 key={key}>{block.text}</h3>;
    return (
      <p key={key} className={`paper-${block.kind}`}>
        {block.text}
      </p>
    );
  });
