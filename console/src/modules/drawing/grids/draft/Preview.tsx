import { useTranslation } from 'react-i18next';
import type { DraftPreview } from '#contract/drawing/api.ts';

/** Square kilometres, with a digit more where areas are small. */
const km = (squareMetres: number): string => (squareMetres / 1e6).toFixed(squareMetres < 1e6 ? 3 : 2);

/** What publishing would do, in words: what comes, what changes, what ends, and what hangs on what ends. */
export const Preview = ({ data }: { data: DraftPreview }) => {
  const { t } = useTranslation('drawing');
  const nameOf = new Map([...data.added, ...data.redrawn, ...data.changed].map((one) => [one.code, one.name]));
  const named = (codes: readonly string[]): string => codes.map((code) => nameOf.get(code) ?? code).join(t('console:comma'));
  const groups: readonly (readonly [key: string, lines: readonly string[]])[] = [
    [
      'added',
      data.added.map((one) => (one.from.length > 0 ? t('previewFrom', { ...one, from: named(one.from) }) : `${one.name} (${one.code})`)),
    ],
    [
      'redrawn',
      data.redrawn.map((one) => t('previewRedrawn', { name: one.name, before: km(one.squareMetresBefore), after: km(one.squareMetres) })),
    ],
    [
      'changed',
      data.changed.map((one) =>
        t('previewChanged', { name: one.name, fields: one.fields.map((field) => t(`fields.${field}`)).join(t('console:comma')) }),
      ),
    ],
    [
      'dissolved',
      data.dissolved.map((one) =>
        t(one.successors.length > 0 ? 'previewInto' : 'previewEnds', { name: one.name, to: named(one.successors) }),
      ),
    ],
    ['moved', data.moved.map((one) => `${one.name} ${one.code} → ${one.to}`)],
    [
      'consequences',
      data.consequences.map((one) =>
        t(one.successor ? 'previewFollows' : 'previewStays', {
          name: one.name,
          to: one.successor ? named([one.successor]) : '',
          what: (['posts', 'offices', 'organisations', 'places'] as const)
            .filter((key) => one[key] > 0)
            .map((key) => t(`bound.${key}`, { count: one[key] }))
            .join(t('console:comma')),
        }),
      ),
    ],
  ];
  const shown = groups.filter(([, lines]) => lines.length > 0);
  return (
    <div className="grids-preview">
      {shown.length === 0 && <p className="soft">{t('previewNothing')}</p>}
      {shown.map(([key, lines]) => (
        <section key={key}>
          <h3>
            {t(`preview.${key}`)} <span className="soft num">{lines.length}</span>
          </h3>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
      {data.unchanged > 0 && <p className="soft">{t('previewUnchanged', { count: data.unchanged })}</p>}
    </div>
  );
};
