import type { DisclosureBody } from '#contract/disclosures/values.ts';

/** What is disclosed: text is text, whatever stands in it. */
export const Body = ({ body: { paragraphs, table } }: { body: DisclosureBody }) => (
  <>
    {paragraphs.map((text, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a version never changes
      <p key={i} className="plain">
        {text}
      </p>
    ))}
    {table && (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is moved by keyboard too
      <div className="notice-table" tabIndex={0}>
        <table>
          <thead>
            <tr>
              {table.head.map((cell, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a version never changes
                <th key={i} scope="col">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, r) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a version never changes
              <tr key={r}>
                {row.map((cell, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a version never changes
                  <td key={i}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )}
  </>
);
