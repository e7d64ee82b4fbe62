import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Card } from '#contract/scorecards/card.ts';
import { DefinitionFrame } from '../../../components/definition/DefinitionFrame.tsx';
import type { DefinitionView } from '../../../components/definition/definition.ts';
import { describeBy } from '../../../components/definition/describe.ts';
import { CardEditor } from './CardEditor.tsx';

/** What a new card begins with: one figure the platform knows of and one that somebody gives. */
const begun = (title: string): Card => ({
  title: { zh: title, en: null },
  subjects: 'community',
  period: 'month',
  full: 100,
  digits: 2,
  indicators: [
    {
      code: 'satisfied',
      name: { zh: '群众满意率', en: 'Satisfied' },
      unit: 'percent',
      better: 'more',
      source: { kind: 'measure', measure: 'ratings.satisfied' },
      full: 60,
      scoring: { kind: 'share' },
      outside: false,
      least: 20,
      small: 'drawn',
      pull: 20,
      exempt: 'spread',
      none: 'spread',
      zones: {},
    },
    {
      code: 'visited',
      name: { zh: '实地检查', en: 'Visit' },
      unit: 'points',
      better: 'more',
      source: { kind: 'given', help: '' },
      full: 40,
      scoring: { kind: 'given' },
      outside: false,
      least: 0,
      small: 'apart',
      pull: 0,
      exempt: 'spread',
      none: 'spread',
      zones: {},
    },
  ],
  zones: [],
  bands: [],
  vetoes: [],
  red: null,
  yellow: null,
  ranked: 60,
  appealDays: 5,
  answerDays: 10,
  source: '',
});

/** Words of codes, by the field they stand in. */
const codesOf: Readonly<Record<string, string>> = {
  subjects: 'subjects',
  period: 'periods',
  unit: 'unitNames',
  better: 'better',
  small: 'small',
  exempt: 'spread',
  none: 'spread',
  measure: 'measures',
  kind: 'edit.ways',
};

/** One card with its versions: written, tried on the last period, published. */
export const CardPage = () => {
  const { code } = useParams({ strict: false }) as { code: string };
  const { t } = useTranslation('scorecards-console');
  const view = useMemo(
    (): DefinitionView<Card> => ({
      kind: 'scorecards.card',
      subject: code,
      Editor: CardEditor,
      empty: begun(t('freshCard')),
      // the schema comes with the first file that is read
      read: async (value) => (await import('#contract/scorecards/card.ts')).card.safeParse(value).data ?? null,
      describe: describeBy(t, {
        within: 'indicators',
        brief: true,
        field: (name) => t([`edit.${name}`, `fields.${name}`], { defaultValue: name }),
        code: (path, code) => {
          const words = codesOf[path.at(-1) ?? ''];
          if (!words) return words;
          const key = `${words}.${code.replace('.', '_')}` as const;
          return t(key, { defaultValue: code });
        },
      }),
    }),
    [t, code],
  );
  return <DefinitionFrame view={view} />;
};
