import type { TFunction } from 'i18next';
import type { Label } from '#contract/kernel/form/schema.ts';
import type { RegisterContent } from '#contract/registers/content.ts';
import type { Locale } from '#ui/i18n.ts';
import type { DefinitionView } from '../../components/definition/definition.ts';

const isLabel = (value: unknown): value is Label => typeof value === 'object' && value !== null && 'zh' in value;

/** Words for what differs between two versions of a register: the part, what it is called, and its values. */
export const describeRegister =
  (t: TFunction, locale: Locale): DefinitionView<RegisterContent>['describe'] =>
  ({ path, before, after }, contents) => {
    const [part = '', entry, ...rest] = path;
    const said = (label: Label): string => (locale === 'en' ? (label.en ?? label.zh) : label.zh);
    const content = (contents.after ?? contents.before) as RegisterContent | null;
    const older = contents.before as RegisterContent | null;
    const nameOf = (key: string): string => {
      const find = (one: RegisterContent | null): Label | undefined =>
        part === 'fields'
          ? one?.fields.find((field) => field.key === key)?.question.words.title
          : part === 'states'
            ? one?.states.find(({ code }) => code === key)?.title
            : undefined;
      const label = find(content) ?? find(older);
      return label ? said(label) : key;
    };
    const words = (value: unknown): string => {
      if (value === undefined || value === null) return '';
      if (isLabel(value)) return said(value);
      if (typeof value === 'boolean') return t(value ? 'registers-console:yes' : 'registers-console:no');
      if (Array.isArray(value)) return value.map(words).join(t('console:comma'));
      if (typeof value !== 'object') return String(value);
      const { question, title, type } = value as { question?: { words: { title: Label } }; title?: Label; type?: string };
      if (question) return `${said(question.words.title)}${type ? `（${t(`registers:types.${type}`)}）` : ''}`;
      return title ? said(title) : JSON.stringify(value);
    };
    const name = entry === undefined || entry === '↕' ? (entry === '↕' ? t('registers-console:design.order') : '') : nameOf(entry);
    const detail = rest.filter((one) => !['question', 'words', 'title'].includes(one)).join(' ');
    return {
      where: [t(`registers-console:design.where.${part}`), name, detail].filter(Boolean).join(' · '),
      before: words(before),
      after: words(after),
    };
  };
