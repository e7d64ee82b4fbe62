import type { NoticeFile } from '#contract/disclosures/api.ts';
import type { DisclosureBody } from '#contract/disclosures/values.ts';

/** What is disclosed: text is text, whatever stands in it, and a wide table is moved within itself. */
export const DisclosedBody = ({ body: { paragraphs, table } }: { body: DisclosureBody }) => (
  <>
    {paragraphs.map((text, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a version never changes
      <p key={i} className="plain">
        {text}
      </p>
    ))}
    {table && (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is moved by keyboard too
      <div className="disclosed-table" tabIndex={0}>
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

/**
 * Photos and documents that are read with it.
 * @param address where a file is read, or a photo small
 * @param photo what the n-th photo is called
 */
export const DisclosedFiles = ({
  files,
  address,
  photo,
}: {
  files: readonly NoticeFile[];
  address: (id: string, small: boolean) => string;
  photo: (n: number) => string;
}) => {
  const photos = files.filter(({ kind }) => kind === 'photo');
  const documents = files.filter(({ kind }) => kind === 'document');
  return (
    <>
      {photos.length > 0 && (
        <div className="disclosed-photos">
          {photos.map(({ id }, i) => (
            <a key={id} href={address(id, false)} target="_blank" rel="noreferrer">
              <img src={address(id, true)} alt={photo(i + 1)} loading="lazy" />
            </a>
          ))}
        </div>
      )}
      {documents.length > 0 && (
        <ul className="disclosed-documents">
          {documents.map(({ id, name }) => (
            <li key={id}>
              <a href={address(id, false)} download={name ?? ''}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
};
